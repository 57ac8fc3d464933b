// SPDX-License-Identifier: Apache-2.0
#include "specimen_device.h"

#include "specimen_protocol.h"
#include "specimen_wire_rules.h"

#include <transport/port_address.h>

namespace kiosk::specimen {

SpecimenDevice::SpecimenDevice(hal::DeviceSetup setup, std::unique_ptr<Transport> transport, const QString &arrivalPath,
                               const Settings &settings)
    : LaneDevice(std::move(setup), std::make_unique<SpecimenProtocol>(std::move(transport), arrivalPath, settings))
{ }

Pending<hal::ScannedCode> SpecimenDevice::scan(hal::CodeUse use, Deadline deadline)
{
    return submit<hal::ScannedCode>(
        {"scan", hal::LifeCycle::Enabled, deadline, [this, use](hal::Act &act) { return driver().scan(act, use); }});
}

namespace {

const QString lightKey = QStringLiteral("light");
const QString on = QStringLiteral("on");
const QString off = QStringLiteral("off");

Result<Settings> settingsOf(const hal::DeviceSlot &slot)
{
    Settings settings;
    const QString light = slot.parameters.value(lightKey, on);
    if (light != on && light != off)
        return fail(ErrorCode::BadConfig, QStringLiteral("%1 = \"%2\": on or off").arg(lightKey, light));
    settings.light = light == on;
    return settings;
}

Result<std::unique_ptr<hal::Device>> create(const hal::DeviceSlot &slot, const hal::DeviceServices &services)
{
    const auto address = KIOSK_TRY(parsePortAddress(slot.port));
    if (std::holds_alternative<UsbAddress>(address) || std::holds_alternative<HidrawAddress>(address))
        return fail(ErrorCode::BadConfig, QStringLiteral("scanner.specimen needs serial: or tcp:"));
    const auto settings = KIOSK_TRY(settingsOf(slot));
    hal::DeviceSetup setup;
    setup.slot = slot.slot;
    setup.capabilities.model = QStringLiteral("specimen");
    setup.capabilities.deviceClass = hal::DeviceClass::CodeScanner;
    setup.capabilities.commands = {QStringLiteral("scan"), QStringLiteral("reset")};
    setup.clock = services.clock;
    setup.log = services.log;
    return std::make_unique<SpecimenDevice>(std::move(setup),
                                            makeTransport(address, services.clock, {wireRules(), services.recorder}),
                                            arrivalPath(address), settings);
}

} // namespace

hal::DriverDescriptor specimenDriver()
{
    hal::DriverDescriptor driver;
    driver.id = QStringLiteral("scanner.specimen");
    driver.deviceClass = hal::DeviceClass::CodeScanner;
    driver.title = QStringLiteral("Specimen scanner");
    driver.ports = {QStringLiteral("serial:/dev/ttyS2?baud=9600"), QStringLiteral("tcp:192.168.1.50:4002")};
    driver.parameters = {{lightKey, QStringLiteral("whether it lights the code; on unless set"), {on, off}}};
    driver.models = {{QStringLiteral("Specimen"), QStringLiteral("serial 9600 8N1"), hal::SupportTier::Emulated}};
    driver.isRecordable = true;
    driver.create = create;
    return driver;
}

} // namespace kiosk::specimen
