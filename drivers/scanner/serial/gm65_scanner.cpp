// SPDX-License-Identifier: Apache-2.0
#include "gm65_scanner.h"

#include "gm65_protocol.h"
#include "gm65_wire_rules.h"

#include <transport/port_address.h>

namespace kiosk::gm65 {

using hal::Act;

Gm65Scanner::Gm65Scanner(hal::DeviceSetup setup, std::unique_ptr<Transport> transport, const QString &arrivalPath,
                         const Settings &settings)
    : LaneDevice(std::move(setup), std::make_unique<Gm65Protocol>(std::move(transport), arrivalPath, settings))
{ }

Pending<hal::ScannedCode> Gm65Scanner::scan(hal::CodeUse use, Deadline deadline)
{
    return submit<hal::ScannedCode>(
        {"scan", hal::LifeCycle::Enabled, deadline, [this, use](Act &act) { return driver().scan(act, use); }});
}

namespace {

Result<std::unique_ptr<hal::Device>> create(const hal::DeviceSlot &slot, const hal::DeviceServices &services)
{
    const auto address = KIOSK_TRY(parsePortAddress(slot.port));
    if (std::holds_alternative<UsbAddress>(address) || std::holds_alternative<HidrawAddress>(address))
        return fail(ErrorCode::BadConfig, QStringLiteral("scanner.gm65 needs serial: or tcp:"));
    const auto settings = KIOSK_TRY(settingsOf(slot));
    hal::DeviceSetup setup;
    setup.slot = slot.slot;
    setup.capabilities.model = QLatin1String(modelOf(settings.dialect).name);
    setup.capabilities.deviceClass = hal::DeviceClass::CodeScanner;
    setup.capabilities.commands = {QStringLiteral("scan"), QStringLiteral("reset")};
    setup.clock = services.clock;
    setup.log = services.log;
    return std::make_unique<Gm65Scanner>(std::move(setup),
                                         makeTransport(address, services.clock, {wireRules(), services.recorder}),
                                         arrivalPath(address), settings);
}

} // namespace

hal::DriverDescriptor gm65Driver()
{
    hal::DriverDescriptor driver;
    driver.id = QStringLiteral("scanner.gm65");
    driver.deviceClass = hal::DeviceClass::CodeScanner;
    driver.title = QStringLiteral("GM65 and GM81x modules");
    driver.ports = {QStringLiteral("serial:/dev/ttyS2?baud=9600"), QStringLiteral("tcp:192.168.1.50:4002")};
    driver.parameters = parameterTable();
    driver.models = {{QStringLiteral("GM65"), QStringLiteral("serial 9600 8N1, 3.3 V lines"), {}},
                     {QStringLiteral("GM812, GM81x"), QStringLiteral("serial 9600 8N1, 3.3 V lines"), {}}};
    driver.isRecordable = true;
    driver.create = create;
    return driver;
}

} // namespace kiosk::gm65
