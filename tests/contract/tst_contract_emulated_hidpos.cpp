// SPDX-License-Identifier: Apache-2.0
// "scanner.hidpos" keeps the contract with the scanner of kiosk-workbench, which needs 60 ms for a code. The relay
// stands before its node, so there is no descriptor to ask for: tst_workbench_hidpos does that.
#include "conformance.h"
#include "emulated_bench.h"
#include "hidpos_subject.h"

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestContractEmulatedHidPos : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_bench.may("code.hide", {{QStringLiteral("device"), QStringLiteral("hidpos")}});
        m_bench.restart("hidpos");
        const auto node = m_bench.must("state")[u"hidpos"].toObject()[u"node"].toString();
        // another code for each citizen: the same one within two seconds is one scan
        return std::make_unique<HidPosSubject>(m_bench.endpoint("testbed") + node, licence, [this](int citizen) {
            const auto text = licence + QByteArray::number(citizen);
            m_bench.must("code.show",
                         {{QStringLiteral("device"), QStringLiteral("hidpos")},
                          {QStringLiteral("text"), QString::fromLatin1(text)}});
        });
    }

private:
    EmulatedBench m_bench{{QStringLiteral("--hidpos")}};
};

QTEST_GUILESS_MAIN(TestContractEmulatedHidPos)
#include "tst_contract_emulated_hidpos.moc"
