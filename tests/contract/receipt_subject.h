// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "subject.h"

#include <escpos/escpos_printer.h>

namespace kiosk::test {

class ReceiptSubject final : public Subject {
public:
    static QMap<QString, QString> parameters()
    {
        return {{QStringLiteral("confirm_within_ms"), QStringLiteral("500")}};
    }
    ReceiptSubject(std::shared_ptr<void> peer, const QString &port,
                   const Make &make = of(escpos::escposDriver(), parameters()))
        : Subject(port, make), m_peer(std::move(peer))
    { }
    static QStringList lines()
    {
        QStringList lines;
        for (int i = 0; i < 40; ++i)
            lines << QStringLiteral("Li Si, receipt line %1").arg(i);
        return lines;
    }
    void begin(Deadline deadline) override
    {
        hal::ReceiptDocument document;
        for (const QString &line : lines())
            document.elements << hal::ReceiptText{line};
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
                {"job-begun", QByteArray::fromHex("1B40"), 0, true},
                {"job-half-way", "line 20", 0, true},
                {"confirmation-asked", QByteArray::fromHex("1D284806003030"), 0, true},
                {"confirmation-in-part", QByteArray::fromHex("1D284806003030"), 3, true}};
    }
    bool isIrreversible() const override { return true; }
    QStringList silentEndings() const override
    {
        return {QStringLiteral("error/timed-out"), QStringLiteral("error/link-broken"),
                QStringLiteral("unknown/timed-out"), QStringLiteral("unknown/outcome-unknown"),
                QStringLiteral("unknown/link-broken")};
    }
    QString statistic() const override { return QStringLiteral("PaperCutCount"); }
    QByteArray secret() const override { return "Li Si, receipt"; }

private:
    const std::shared_ptr<void> m_peer;
};

} // namespace kiosk::test
