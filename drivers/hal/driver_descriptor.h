// SPDX-License-Identifier: Apache-2.0
// How a driver presents itself to DeviceManager. Each driver library has one function that returns its descriptor;
// the composition root collects them in a list.
#pragma once

#include "device.h"

#include <functional>
#include <memory>

namespace kiosk {
class ExchangeSink; // transport/wire_exchange.h
}

namespace kiosk::hal {

// One section of devices.toml.
struct DeviceSlot {
    QString slot;     // "idcard", "receipt", "certificate"
    QString driverId; // "idcard.sdt"
    QString port;     // "serial:/dev/ttyS0?baud=115200"; its form is the driver's business
    QMap<QString, QString> parameters;
};

struct DeviceServices {
    std::shared_ptr<const Clock> clock; // real time: lanes compare it with waits of the operating system
    Logger log;
    std::shared_ptr<ExchangeSink> recorder = {}; // what the wire says goes there, redacted; empty: nowhere
};

// How far a model is proved. Said of a model, not of a driver; docs/hardware.md prints it.
enum class SupportTier {
    Emulated,    // a byte-level peer written from documents
    Replayed,    // a recording that `kiosk certify` made of real hardware runs in the tests
    SeenOnMetal, // a whole visit was run with it
};
const char *codeName(SupportTier tier);

// What one table of devices.toml may say besides driver and port.
struct DriverParameter {
    QString name;
    QString about;     // for the technician, what it is for
    QStringList words; // the values it may have; empty: create() judges
};

struct DriverModel {
    QString name;   // as it is sold, or its family
    QString wiring; // line, speed, USB ids
    SupportTier tier = SupportTier::Emulated;
};

// `kiosk check` and docs/hardware.md know of a driver what stands here, and nothing else.
struct DriverDescriptor {
    QString id;
    DeviceClass deviceClass = DeviceClass::IdCardReader;
    QString title;     // of the protocol
    QStringList ports; // an example for each scheme that it takes, as in devices.toml
    QList<DriverParameter> parameters;
    QList<DriverModel> models; // the known ones; others of the protocol may work
    bool isRecordable = false; // its wire can be recorded and replayed
    // A closed device. BadConfig for a port or parameter it cannot use; the hardware is not looked at yet.
    std::function<Result<std::unique_ptr<Device>>(const DeviceSlot &, const DeviceServices &)> create;
};

} // namespace kiosk::hal
