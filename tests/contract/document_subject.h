// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "subject.h"

#include <ipp/ipp_printer.h>

namespace kiosk::test {

inline const QByteArray document = "%PDF-1.7 of Li Si " + QByteArray(150'000, 'c') + " %%EOF";

// As the descriptor makes it, with less patience: the suite waits for every silence.
inline std::unique_ptr<hal::Device> makePrinter(const QString &port, const hal::DeviceServices &services)
{
    ipp::IppProtocol::Settings settings;
    const auto uri = QStringLiteral("ipp://127.0.0.1:%1/ipp/print").arg(port.section(u':', 2, 2));
    settings.address = ipp::PrinterAddress::parse(uri).value();
    settings.answerTimeout = 600ms;
    settings.lookEvery = 100ms;
    settings.jobPoll = 20ms;
    settings.counterPatience = 300ms;
    settings.takeBackWithin = 700ms;
    hal::DeviceSetup setup;
    setup.slot = QStringLiteral("device");
    setup.clock = services.clock;
    setup.log = services.log;
    return std::make_unique<ipp::IppPrinter>(setup, settings);
}

class DocumentSubject final : public Subject {
public:
    DocumentSubject(std::shared_ptr<void> peer, const QString &uri)
        : Subject(QStringLiteral("tcp:127.0.0.1:%1").arg(uri.section(u':', 2, 2).section(u'/', 0, 0)), makePrinter),
          m_peer(std::move(peer))
    { }
    void begin(Deadline deadline) override
    {
        hal::DocumentJob job;
        job.pdf = SensitiveBytes(QByteArrayView(document));
        job.jobName = QStringLiteral("01989b3c-0000-7000-8000-%1").arg(++m_jobs, 12, 16, QLatin1Char('0'));
        auto &printer = static_cast<hal::DocumentPrinter &>(device());
        follow<hal::DocumentOutcome>(printer.print(std::move(job), ActId::make(*m_clock), deadline),
                                     [](const hal::DocumentOutcome &outcome) {
                                         if (outcome.printed == hal::ActOutcome::Committed)
                                             return QStringLiteral("ok");
                                         const bool proven = outcome.proof == hal::PrintProof::PageCounter;
                                         return QStringLiteral("%1/%2%3").arg(
                                             QLatin1String(hal::codeName(outcome.printed)),
                                             outcome.fault ? QLatin1String(codeName(*outcome.fault)) : QLatin1String(),
                                             proven ? QLatin1String("/proven") : QLatin1String());
                                     });
    }
    QList<WireStep> steps() const override
    {
        return {{"printer-asked", QByteArray::fromHex("0200000B")},
                {"job-created", QByteArray::fromHex("02000005")},
                {"document-begun", document.first(18), 0, true},
                {"document-half-way", QByteArray(100'000, 'c'), 0, true},
                {"job-asked", QByteArray::fromHex("02000009"), 0, true}};
    }
    bool isIrreversible() const override { return true; }
    QStringList silentEndings() const override
    {
        return {QStringLiteral("error/timed-out"), QStringLiteral("error/link-broken"),
                QStringLiteral("unknown/timed-out"), QStringLiteral("unknown/outcome-unknown"),
                QStringLiteral("unknown/link-broken")};
    }
    QString statistic() const override { return QStringLiteral("PrintedDocumentCount"); }
    QByteArray secret() const override { return "of Li Si"; }

private:
    const std::shared_ptr<void> m_peer;
    int m_jobs = 0;
};

} // namespace kiosk::test
