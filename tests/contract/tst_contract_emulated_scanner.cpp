// SPDX-License-Identifier: Apache-2.0
// "scanner.gm65" keeps the contract with the modules of kiosk-workbench, which keep their zones and need 60 ms for a
// code.
#include "conformance.h"
#include "emulated_bench.h"
#include "scanner_subject.h"

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class EmulatedScanner : public Conformance {
    Q_OBJECT
protected:
    explicit EmulatedScanner(const char *model)
        : m_model(QLatin1String(model)), m_bench({QStringLiteral("--scanner"), m_model})
    { }
    std::unique_ptr<Subject> make() override
    {
        m_bench.may("code.hide");
        m_bench.restart("scanner");
        // another code for each citizen: the same one within two seconds is one scan
        const auto holdUp = [this](int citizen) {
            const auto text = licence + QByteArray::number(citizen);
            m_bench.must("code.show", {{QStringLiteral("text"), QString::fromLatin1(text)}});
        };
        return std::make_unique<ScannerSubject>(
            m_bench.endpoint("scanner"), licence, holdUp,
            Subject::of(gm65::gm65Driver(), {{QStringLiteral("dialect"), m_model}}));
    }

private:
    const QString m_model;
    EmulatedBench m_bench;
};

class TestContractEmulatedGm65 : public EmulatedScanner {
    Q_OBJECT
public:
    TestContractEmulatedGm65() : EmulatedScanner("gm65") { }
};

class TestContractEmulatedGm812 : public EmulatedScanner {
    Q_OBJECT
public:
    TestContractEmulatedGm812() : EmulatedScanner("gm812") { }
};

int main(int argc, char **argv)
{
    return runBoth<TestContractEmulatedGm65, TestContractEmulatedGm812, QCoreApplication>(argc, argv, wireFunctions);
}
#include "tst_contract_emulated_scanner.moc"
