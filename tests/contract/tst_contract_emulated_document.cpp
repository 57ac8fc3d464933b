// SPDX-License-Identifier: Apache-2.0
// "document.ipp" keeps the contract with the printer of kiosk-workbench; its page counter says what really came out.
#include "conformance.h"
#include "document_subject.h"
#include "emulated_bench.h"

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestContractEmulatedDocument : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_bench.restart("certificate"); // the network only
        m_bench.must("document.fault", {{QStringLiteral("fault"), QStringLiteral("restart")}});
        auto subject = std::make_unique<DocumentSubject>(nullptr, m_bench.endpoint("certificate"));
        subject->setWitness([this, before = sheets()] { return sheets() - before; });
        return subject;
    }

private:
    int sheets() { return m_bench.must("state")[u"certificate"][u"impressions"].toInt(); }
    EmulatedBench m_bench{{QStringLiteral("--page-ms"), QStringLiteral("20")}};
};

QTEST_GUILESS_MAIN(TestContractEmulatedDocument)
#include "tst_contract_emulated_document.moc"
