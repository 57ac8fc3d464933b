// SPDX-License-Identifier: Apache-2.0
// "scanner.gm65" on a serial line keeps the contract, with a peer that behaves as a module and with a recorded one.
#include "conformance.h"
#include "replay_peer.h"
#include "scanner_subject.h"

#include <serial/gm65_wire_rules.h>
#include <unit/scanner/fake_gm65_peer.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestContractScanner : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("scanner"));
        const auto peer = std::make_shared<FakeGm65Peer>(link);
        // another code for each citizen: the same one within two seconds is one scan
        return std::make_unique<ScannerSubject>(QStringLiteral("serial:") + link, licence, [peer](int citizen) {
            peer->holdUp(licence + QByteArray::number(citizen) + "\r\n");
        });
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

class TestContractScannerReplayed : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("scanner"));
        const auto peer = std::make_shared<ReplayPeer>(link, "scanner.gm65.jsonl", gm65::wireRules());
        return std::make_unique<ScannerSubject>(QStringLiteral("serial:") + link, "xxxxx://xxxxxxx", [peer](int) {});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runBoth<TestContractScanner, TestContractScannerReplayed, QCoreApplication>(argc, argv);
}
#include "tst_contract_scanner.moc"
