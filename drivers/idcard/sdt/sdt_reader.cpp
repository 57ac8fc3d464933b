// SPDX-License-Identifier: Apache-2.0
#include "sdt_reader.h"

#include "sdt_usb.h"
#include "sdt_wire_rules.h"

#include <transport/port_address.h>

namespace kiosk::sdt {

using hal::Act;
using hal::LifeCycle;

SdtReader::SdtReader(hal::DeviceSetup setup, std::unique_ptr<Transport> transport, SdtProtocol::Settings settings)
    : LaneDevice(std::move(setup),
                 std::make_unique<SdtProtocol>(
                     std::move(transport), settings,
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

namespace {

QString readText() { return QStringLiteral("text-photo"); }
QString readFingerprint() { return QStringLiteral("fingerprint"); }

Result<PortAddress> portOf(const hal::DeviceSlot &slot, const ReaderModel &model)
{
    auto address = KIOSK_TRY(parsePortAddress(slot.port));
    if (auto *serial = std::get_if<SerialAddress>(&address); serial && !slot.port.contains(QStringLiteral("?baud=")))
        serial->baud = model.baud;
    return address;
}

std::unique_ptr<Transport> transportTo(const PortAddress &address, const hal::DeviceServices &services)
{
    const WireTap tap{wireRules(), services.recorder};
    if (const auto *usb = std::get_if<UsbAddress>(&address))
        return tapped(std::make_unique<SdtUsbTransport>(*usb, services.clock), services.clock, tap);
    return makeTransport(address, services.clock, tap);
}

Result<std::unique_ptr<hal::Device>> create(const hal::DeviceSlot &slot, const hal::DeviceServices &services)
{
    SdtProtocol::Settings settings;
    settings.model = KIOSK_TRY(modelNamed(slot.parameters.value(QStringLiteral("model"))));
    const auto read = slot.parameters.value(QStringLiteral("read"), readText());
    if (read != readText() && read != readFingerprint())
        return fail(ErrorCode::BadConfig, QStringLiteral("ID-card reader: read \"%1\"").arg(read));
    settings.fingerprint = read == readFingerprint() ? Fingerprint::Asked : Fingerprint::NotAsked;
    const auto address = KIOSK_TRY(portOf(slot, settings.model));
    hal::DeviceSetup setup;
    setup.slot = slot.slot;
    setup.capabilities.model = QStringLiteral("SDT reader");
    setup.capabilities.deviceClass = hal::DeviceClass::IdCardReader;
    setup.capabilities.commands = {QStringLiteral("read"), QStringLiteral("samIdentity"), QStringLiteral("reset")};
    if (settings.model.newestAddress)
        setup.capabilities.commands << QStringLiteral("readNewestAddress");
    setup.clock = services.clock;
    setup.log = services.log;
    return std::make_unique<SdtReader>(std::move(setup), transportTo(address, services), settings);
}

} // namespace

hal::DriverDescriptor sdtDriver()
{
    hal::DriverDescriptor driver;
    driver.id = QStringLiteral("idcard.sdt");
    driver.deviceClass = hal::DeviceClass::IdCardReader;
    driver.title = QStringLiteral("SAM module of the Ministry (SDT frames)");
    driver.ports = {QStringLiteral("serial:/dev/ttyS0?baud=115200"), QStringLiteral("usb:0400:c35a"),
                    QStringLiteral("tcp:192.168.1.50:4001")};
    driver.parameters = {
        {QStringLiteral("model"), QStringLiteral("what this make does differently"), modelNames()},
        {QStringLiteral("read"), QStringLiteral("what is asked of the card"), {readText(), readFingerprint()}},
    };
    driver.models = {
        {QStringLiteral("SDT reader, UART"), QStringLiteral("serial 8N1; 115200, 230400 or 9600 baud"), {}},
        {QStringLiteral("SDT reader, USB, one endpoint pair (S)"), QStringLiteral("USB 0400:c35a"), {}},
        {QStringLiteral("SDT reader, USB, two endpoint pairs (P)"), QStringLiteral("USB 0400:c35a"), {}},
    };
    driver.isRecordable = true;
    driver.create = create;
    return driver;
}

} // namespace kiosk::sdt
