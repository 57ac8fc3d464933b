// SPDX-License-Identifier: Apache-2.0
// "idcard.sdt" on a serial line keeps the contract, with a peer that behaves as a SAM and with a recorded one.
#include "conformance.h"
#include "reader_subject.h"
#include "replay_peer.h"

#include <sdt/sdt_wire_rules.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestContractIdCard : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("reader"));
        const auto peer = std::make_shared<FakeSdtPeer>(link);
        return std::make_unique<ReaderSubject>(QStringLiteral("serial:") + link, residentNumber, placingResident(peer));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

class TestContractIdCardReplayed : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("reader"));
        const auto peer = std::make_shared<ReplayPeer>(link, "idcard.sdt.jsonl", sdt::wireRules());
        return std::make_unique<ReaderSubject>(QStringLiteral("serial:") + link, "330199189901010015", [peer] {});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runBoth<TestContractIdCard, TestContractIdCardReplayed, QCoreApplication>(argc, argv);
}
#include "tst_contract_idcard.moc"
