// SPDX-License-Identifier: Apache-2.0
#include "escpos_printer.h"

#include "escpos_wire_rules.h"
#include "receipt_encoder.h"

#include <core/sensitive.h>
#include <transport/port_address.h>

namespace kiosk::escpos {
namespace {

using hal::ActOutcome;
using hal::ReceiptOutcome;

hal::DeviceSetup setupOf(hal::DeviceSetup setup, const PrinterProfile &profile)
{
    setup.capabilities.deviceClass = hal::DeviceClass::ReceiptPrinter;
    setup.capabilities.model = QStringLiteral("ESC/POS %1").arg(profile.name);
    setup.capabilities.commands = {QStringLiteral("print"), QStringLiteral("reset")};
    return setup;
}

EscposProtocol::Settings tellingLate(EscposProtocol::Settings settings, std::function<void(ActId)> late)
{
    settings.confirmedLate = std::move(late);
    return settings;
}

Result<std::unique_ptr<hal::Device>> create(const hal::DeviceSlot &slot, const hal::DeviceServices &services)
{
    const auto address = KIOSK_TRY(parsePortAddress(slot.port));
    EscposProtocol::Settings settings;
    settings.profile
        = KIOSK_TRY(profileNamed(slot.parameters.value(QStringLiteral("profile"), QStringLiteral("80mm"))));
    if (const auto text = slot.parameters.value(QStringLiteral("confirm_within_ms")); !text.isEmpty()) {
        bool ok = false;
        settings.confirmWithin = Duration(text.toInt(&ok));
        if (!ok || settings.confirmWithin < 100ms || settings.confirmWithin > 60s)
            return fail(ErrorCode::BadConfig, QStringLiteral("confirm_within_ms \"%1\": 100 to 60000").arg(text));
    }
    if (const auto *serial = std::get_if<SerialAddress>(&address))
        settings.baud = serial->baud;
    hal::DeviceSetup setup;
    setup.slot = slot.slot;
    setup.clock = services.clock;
    setup.log = services.log;
    return std::make_unique<EscposPrinter>(std::move(setup),
                                           makeTransport(address, services.clock, {wireRules(), services.recorder}),
                                           std::move(settings));
}

} // namespace

EscposPrinter::EscposPrinter(hal::DeviceSetup setup, std::unique_ptr<Transport> transport,
                             EscposProtocol::Settings settings)
    : LaneDevice(setupOf(std::move(setup), settings.profile),
                 std::make_unique<EscposProtocol>(
                     std::move(transport), tellingLate(settings, [this](ActId act) { emit confirmedLate(act); }))),
      m_profile(settings.profile)
{ }

Pending<ReceiptOutcome> EscposPrinter::print(const hal::ReceiptDocument &document, ActId act, Deadline deadline)
{
    auto encoded = encodeReceipt(document, m_profile, &m_rasteriser);
    if (!encoded)
        return readyFuture<ReceiptOutcome>(fail(encoded.error().within(QStringLiteral("print"))));
    const auto job = std::make_shared<SensitiveBytes>(std::move(*encoded)); // shared: a queued act must be copyable
    return submit<ReceiptOutcome>(
        {"print", hal::LifeCycle::Enabled, deadline,
         [this, job, act](hal::Act &running) { return driver().print(running, job->view(), act); },
         [] {
             return Result<ReceiptOutcome>(ReceiptOutcome{ActOutcome::Unknown, ErrorCode::TimedOut});
         }});
}

hal::DriverDescriptor escposDriver()
{
    hal::DriverDescriptor driver;
    driver.id = QStringLiteral("printer.escpos");
    driver.deviceClass = hal::DeviceClass::ReceiptPrinter;
    driver.title = QStringLiteral("ESC/POS");
    driver.ports = {QStringLiteral("tcp:192.168.1.50:9100"), QStringLiteral("serial:/dev/ttyS1?baud=38400"),
                    QStringLiteral("usb:class=printer")};
    driver.parameters = {
        {QStringLiteral("profile"), QStringLiteral("width and abilities; 80mm unless set"), profileNames()},
        {QStringLiteral("confirm_within_ms"), QStringLiteral("how long a confirmation may take, 100 to 60000"), {}},
    };
    driver.models = {
        {QStringLiteral("ESC/POS, 80 or 58 mm, with GS ( H"), QStringLiteral("TCP 9100, serial 8N1, USB class 07"), {}},
        {QStringLiteral("clones with GS r only"), QStringLiteral("TCP 9100, serial 8N1, USB class 07"), {}},
        {QStringLiteral("clones that never answer"), QStringLiteral("serial 8N1, USB class 07"), {}},
    };
    driver.isRecordable = true;
    driver.create = create;
    return driver;
}

} // namespace kiosk::escpos
