// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fake_ipp_printer.h"

#include <ipp/ipp_printer.h>
#include <support/faults.h>

#include <QObject>

namespace kiosk::test {

using hal::ActOutcome;
using hal::DeviceStatus;
using hal::DocumentOutcome;
using hal::PrintProof;
using ipp::IppPrinter;
using ipp::IppProtocol;
using ipp::PrinterAddress;

inline const auto systemClock = std::make_shared<SystemClock>();
inline const QByteArray certificate = "%PDF-1.7 " + QByteArray(150000, 'c') + " %%EOF";
inline const QString claim = QStringLiteral("01989b3c-0000-7000-8000-0000000000c1");

inline QString name(ActOutcome printed, std::optional<ErrorCode> fault = {})
{
    const QString text = QLatin1String(hal::codeName(printed));
    return fault ? text + QLatin1Char('/') + QLatin1String(codeName(*fault)) : text;
}
inline const QString committed = name(ActOutcome::Committed);

class Rig : public QObject {
public:
    explicit Rig(const FakeIppPrinter &fake, const QString &hostProgram = {}) : Rig(fake.uri(), hostProgram) { }
    Rig(const QString &uri, const QString &hostProgram, const QString &cupsFolder = {}, ipp::Tape tape = {})
    {
        IppProtocol::Settings settings;
        settings.address = PrinterAddress::parse(uri).value();
        settings.tape = std::move(tape);
        settings.hostProgram = hostProgram;
        settings.cupsFolder = cupsFolder;
        settings.answerTimeout = 600ms;
        settings.lookEvery = 100ms;
        settings.jobPoll = 20ms;
        settings.counterPatience = 300ms;
        settings.takeBackWithin = 700ms;
        hal::DeviceSetup setup;
        setup.slot = QStringLiteral("certificate");
        setup.clock = systemClock;
        printer = std::make_unique<IppPrinter>(setup, settings);
        connect(printer.get(), &IppPrinter::progress, this, [this](int phase) { phases << phase; });
        if (!printer->open() || !printer->claim(QStringLiteral("session")) || !printer->setEnabled(true))
            qFatal("a fresh device does not open");
    }
    void begin(Duration within = 30s, const QString &jobName = claim)
    {
        result.reset();
        phases.clear();
        hal::DocumentJob job;
        job.pdf = SensitiveBytes(QByteArrayView(document));
        job.pages = pages;
        job.jobName = jobName;
        whenReady(printer->print(std::move(job), ActId::make(*systemClock), Deadline::in(*systemClock, within)), this,
                  [this](Result<DocumentOutcome> outcome) { result = std::move(outcome); });
    }
    DeviceStatus device() const { return printer->status().device.value; }
    QString said() const
    {
        if (!result)
            return QStringLiteral("nothing yet");
        if (!*result)
            return QStringLiteral("error/") + QLatin1String(codeName(result->error().code));
        return name((*result)->printed, (*result)->fault);
    }
    PrintProof proof() const { return result && *result ? (*result)->proof : PrintProof::None; }

    QByteArray document = certificate;
    int pages = 1;
    std::unique_ptr<IppPrinter> printer;
    std::optional<Result<DocumentOutcome>> result;
    QList<int> phases;
};

} // namespace kiosk::test
