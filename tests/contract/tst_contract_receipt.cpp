// SPDX-License-Identifier: Apache-2.0
// "printer.escpos" over TCP keeps the contract.
#include "conformance.h"

#include <escpos/escpos_printer.h>
#include <unit/escpos/fake_printer.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

class ReceiptSubject final : public Subject {
public:
    explicit ReceiptSubject(std::unique_ptr<FakePrinter> peer)
        : Subject(QStringLiteral("tcp:127.0.0.1:%1").arg(peer->port()),
                  of(escpos::escposDriver(), {{QStringLiteral("confirm_within_ms"), QStringLiteral("500")}})),
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
    std::unique_ptr<FakePrinter> m_peer;
};

} // namespace

class TestContractReceipt : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        return std::make_unique<ReceiptSubject>(std::unique_ptr<FakePrinter>(FakePrinter::onTcp()));
    }
};

QTEST_MAIN(TestContractReceipt)
#include "tst_contract_receipt.moc"
