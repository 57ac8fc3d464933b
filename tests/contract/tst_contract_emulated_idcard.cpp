// SPDX-License-Identifier: Apache-2.0
// "idcard.sdt" keeps the contract with the reader of kiosk-workbench, whose bytes are as slow as those of a real line.
#include "conformance.h"
#include "emulated_bench.h"
#include "reader_subject.h"

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestContractEmulatedIdCard : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_bench.may("card.lift");
        m_bench.restart("idcard");
        return std::make_unique<ReaderSubject>(m_bench.endpoint("idcard"), "330199188001010018", [this] {
            m_bench.may("card.lift");
            m_bench.must("card.place", {{QStringLiteral("card"), QStringLiteral("resident")}});
        });
    }

private:
    EmulatedBench m_bench;
};

QTEST_GUILESS_MAIN(TestContractEmulatedIdCard)
#include "tst_contract_emulated_idcard.moc"
