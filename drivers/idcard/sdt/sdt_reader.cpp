// SPDX-License-Identifier: Apache-2.0
#include "sdt_reader.h"

#include "sdt_protocol.h"

#include <transport/port_address.h>

namespace kiosk::sdt {

using hal::Act;
using hal::LifeCycle;

SdtReader::SdtReader(hal::DeviceSetup setup, std::unique_ptr<Transport> transport, const QString &arrivalPath)
    : LaneDevice(std::move(setup),
                 std::make_unique<SdtProtocol>(
                     std::move(transport), arrivalPath,
                     SdtProtocol::Signals{[this] { emit cardInserted(); }, [this] { emit cardRemoved(); }}))
{ }

Pending<hal::IdCardRecord> SdtReader::read(Deadline deadline)
{
    return submit<hal::IdCardRecord>(
        {"read", LifeCycle::Enabled, deadline, [this](Act &act) { return driver().read(act); }});
}

Pending<SensitiveText> SdtReader::readNewestAddress(Deadline deadline)
{
    return submit<SensitiveText>({"readNewestAddress", LifeCycle::Enabled, deadline,
                                  [this](Act &act) { return driver().readNewestAddress(act); }});
}

Pending<QString> SdtReader::samIdentity(Deadline deadline)
{
    return submit<QString>(
        {"samIdentity", LifeCycle::Opened, deadline, [this](Act &act) { return driver().samIdentity(act); }});
}

hal::DriverDescriptor sdtDriver()
{
    return {
        QStringLiteral("idcard.sdt"),
        hal::DeviceClass::IdCardReader,
        {},
        [](const hal::DeviceSlot &slot, const hal::DeviceServices &services) -> Result<std::unique_ptr<hal::Device>> {
            const auto address = KIOSK_TRY(parsePortAddress(slot.port));
            hal::DeviceSetup setup;
            setup.slot = slot.slot;
            setup.capabilities.model = QStringLiteral("SDT reader");
            setup.capabilities.deviceClass = hal::DeviceClass::IdCardReader;
            setup.capabilities.commands = {QStringLiteral("read"), QStringLiteral("readNewestAddress"),
                                           QStringLiteral("samIdentity"), QStringLiteral("reset")};
            setup.clock = services.clock;
            setup.log = services.log;
            return std::make_unique<SdtReader>(std::move(setup), makeTransport(address, services.clock),
                                               arrivalPath(address));
        }};
}

} // namespace kiosk::sdt
