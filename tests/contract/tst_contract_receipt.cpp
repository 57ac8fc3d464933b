// SPDX-License-Identifier: Apache-2.0
// "printer.escpos" keeps the contract: over TCP with a printer that prints, on a serial line with a recorded one.
#include "conformance.h"
#include "receipt_subject.h"
#include "replay_peer.h"

#include <escpos/escpos_wire_rules.h>
#include <unit/escpos/fake_printer.h>

#include <QGuiApplication>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestContractReceipt : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        const std::shared_ptr<FakePrinter> peer(FakePrinter::onTcp());
        return std::make_unique<ReceiptSubject>(peer, QStringLiteral("tcp:127.0.0.1:%1").arg(peer->port()));
    }
};

class TestContractReceiptReplayed : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("printer"));
        return std::make_unique<ReceiptSubject>(
            std::make_shared<ReplayPeer>(link, "printer.escpos.jsonl", escpos::wireRules()),
            QStringLiteral("serial:") + link);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runBoth<TestContractReceipt, TestContractReceiptReplayed, QGuiApplication>(argc, argv);
}
#include "tst_contract_receipt.moc"
