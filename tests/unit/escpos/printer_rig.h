// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fake_printer.h"

#include <escpos/escpos_printer.h>
#include <transport/port_address.h>

#include <QObject>

namespace kiosk::test {

using escpos::EscposPrinter;
using escpos::EscposProtocol;
using hal::ActOutcome;
using hal::DeviceStatus;
using hal::ReceiptDocument;
using hal::ReceiptOutcome;

inline const auto systemClock = std::make_shared<SystemClock>();

inline ReceiptDocument receipt(int lines = 3)
{
    ReceiptDocument document;
    for (int i = 1; i <= lines; ++i)
        document.elements << hal::ReceiptText{QStringLiteral("line %1").arg(i)};
    return document;
}

// The driver opened, claimed and enabled on a port; what print() says.
class Rig : public QObject {
public:
    explicit Rig(const QString &port, const char *profile = "80mm", Duration confirmWithin = 250ms,
                 int bytesPerSecond = 2000)
    {
        EscposProtocol::Settings settings;
        settings.profile = escpos::profileNamed(QString::fromLatin1(profile)).value();
        settings.profile.bytesPerSecond = bytesPerSecond;
        settings.confirmWithin = confirmWithin;
        settings.lookEvery = 200ms;
        settings.cutWithin = 200ms;
        const auto address = parsePortAddress(port).value();
        if (const auto *serial = std::get_if<SerialAddress>(&address))
            settings.baud = std::max(serial->baud, bytesPerSecond * 10); // a fast printer is not held up by its line
        hal::DeviceSetup setup;
        setup.slot = QStringLiteral("receipt");
        setup.clock = systemClock;
        printer = std::make_unique<EscposPrinter>(setup, makeTransport(address, systemClock), settings);
        connect(printer.get(), &EscposPrinter::confirmedLate, this, [this](ActId which) { late << which; });
        if (!printer->open() || !printer->claim(QStringLiteral("session")) || !printer->setEnabled(true))
            qFatal("a fresh device does not open");
    }
    explicit Rig(const FakePrinter &fake, const char *profile = "80mm", Duration confirmWithin = 250ms)
        : Rig(QStringLiteral("tcp:127.0.0.1:%1").arg(fake.port()), profile, confirmWithin)
    { }

    void begin(const ReceiptDocument &document, Deadline deadline = Deadline::never())
    {
        act = ActId::make(*systemClock);
        result.reset();
        whenReady(printer->print(document, act, deadline), this,
                  [this](Result<ReceiptOutcome> outcome) { result = std::move(outcome); });
    }
    DeviceStatus device() const { return printer->status().device.value; }
    // readable in a failed comparison: "committed", "unknown/link-broken", "error/paper-out"
    QString said() const
    {
        if (!result)
            return QStringLiteral("nothing yet");
        if (!*result)
            return QStringLiteral("error/") + QLatin1String(codeName(result->error().code));
        const QString printed = QLatin1String(hal::codeName((*result)->printed));
        return (*result)->fault ? printed + QLatin1Char('/') + QLatin1String(codeName(*(*result)->fault)) : printed;
    }

    std::unique_ptr<EscposPrinter> printer;
    ActId act;
    std::optional<Result<ReceiptOutcome>> result;
    QList<ActId> late;
};

inline QString said(ActOutcome printed, std::optional<ErrorCode> fault = {})
{
    const QString text = QLatin1String(hal::codeName(printed));
    return fault ? text + QLatin1Char('/') + QLatin1String(codeName(*fault)) : text;
}
inline const QString committed = said(ActOutcome::Committed);

} // namespace kiosk::test
