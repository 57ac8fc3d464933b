// SPDX-License-Identifier: Apache-2.0
#include "hidpos_scanner.h"

#include "hidpos_protocol.h"
#include "hidpos_wire_rules.h"

#include <transport/port_address.h>

namespace kiosk::hidpos {

using hal::Act;

HidPosScanner::HidPosScanner(hal::DeviceSetup setup, std::unique_ptr<HidPosProtocol> protocol)
    : LaneDevice(std::move(setup), std::move(protocol))
{ }

Pending<hal::ScannedCode> HidPosScanner::scan(hal::CodeUse use, Deadline deadline)
{
    return submit<hal::ScannedCode>(
        {"scan", hal::LifeCycle::Enabled, deadline, [this, use](Act &act) { return driver().scan(act, use); }});
}

namespace {

Result<std::unique_ptr<hal::Device>> create(const hal::DeviceSlot &slot, const hal::DeviceServices &services)
{
    const auto address = KIOSK_TRY(parsePortAddress(slot.port));
    if (!std::holds_alternative<HidrawAddress>(address) && !std::holds_alternative<ReplayAddress>(address))
        return fail(ErrorCode::BadConfig, QStringLiteral("scanner.hidpos needs hidraw:"));
    hal::DeviceSetup setup;
    setup.slot = slot.slot;
    setup.capabilities.model = QStringLiteral("HID POS scanner");
    setup.capabilities.deviceClass = hal::DeviceClass::CodeScanner;
    setup.capabilities.commands = {QStringLiteral("scan"), QStringLiteral("reset")};
    setup.clock = services.clock;
    setup.log = services.log;
    return std::make_unique<HidPosScanner>(
        std::move(setup),
        std::make_unique<HidPosProtocol>(makeTransport(address, services.clock, {wireRules(), services.recorder})));
}

} // namespace

hal::DriverDescriptor hidPosDriver()
{
    hal::DriverDescriptor driver;
    driver.id = QStringLiteral("scanner.hidpos");
    driver.deviceClass = hal::DeviceClass::CodeScanner;
    driver.title = QStringLiteral("HID Point of Sale, usage page 8C");
    driver.ports = {QStringLiteral("hidraw:0c2e:0b61"), QStringLiteral("hidraw:/dev/hidraw0")};
    driver.models = {{QStringLiteral("scanners in HID POS mode"), QStringLiteral("USB HID"), {}}};
    driver.isRecordable = true;
    driver.create = create;
    return driver;
}

} // namespace kiosk::hidpos
