// SPDX-License-Identifier: Apache-2.0
// "printer.escpos" keeps the contract: over TCP with a printer that prints, on a serial line with a recorded one.
#include "conformance.h"
#include "replay_peer.h"

#include <escpos/escpos_printer.h>
#include <escpos/escpos_wire_rules.h>
#include <unit/escpos/fake_printer.h>

#include <QGuiApplication>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

class ReceiptSubject final : public Subject {
public:
    ReceiptSubject(std::shared_ptr<void> peer, const QString &port)
        : Subject(port, of(escpos::escposDriver(), {{QStringLiteral("confirm_within_ms"), QStringLiteral("500")}})),
          m_peer(std::move(peer))
    { }
    void begin(Deadline deadline) override
    {
        hal::ReceiptDocument document;
        for (int i = 0; i < 40; ++i)
            document.elements << hal::ReceiptText{QStringLiteral("Li Si, receipt line %1").arg(i)};
        auto &printer = static_cast<hal::ReceiptPrinter &>(device());
        follow<hal::ReceiptOutcome>(printer.print(document, ActId::make(*m_clock), deadline),
                                    [](const hal::ReceiptOutcome &outcome) {
                                        if (outcome.printed == hal::ActOutcome::Committed)
                                            return QStringLiteral("ok");
                                        return QStringLiteral("%1/%2").arg(
                                            QLatin1String(hal::codeName(outcome.printed)),
                                            outcome.fault ? QLatin1String(codeName(*outcome.fault)) : QLatin1String());
                                    });
    }
    QList<WireStep> steps() const override
    {
        return {{"status-asked", QByteArray::fromHex("100401")},
                {"job-begun", QByteArray::fromHex("1B40")},
                {"job-half-way", "line 20"},
                {"confirmation-asked", QByteArray::fromHex("1D284806003030")},
                {"confirmation-in-part", QByteArray::fromHex("1D284806003030"), 3}};
    }
    bool isIrreversible() const override { return true; }
    QStringList silentEndings() const override
    {
        return {QStringLiteral("error/timed-out"), QStringLiteral("error/link-broken"),
                QStringLiteral("unknown/timed-out"), QStringLiteral("unknown/outcome-unknown"),
                QStringLiteral("unknown/link-broken")};
    }
    QByteArray secret() const override { return "Li Si, receipt"; }

private:
    const std::shared_ptr<void> m_peer;
};

} // namespace

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
