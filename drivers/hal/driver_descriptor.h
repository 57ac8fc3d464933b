// SPDX-License-Identifier: Apache-2.0
// How a driver presents itself to DeviceManager. Each driver library has one function that returns its descriptor;
// the composition root collects them in a list.
#pragma once

#include "device.h"

#include <functional>
#include <memory>

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
};

struct DriverDescriptor {
    QString id;
    DeviceClass deviceClass = DeviceClass::IdCardReader;
    QStringList parameters; // names it understands, besides driver and port
    // A closed device. BadConfig for a port or parameter it cannot use; the hardware is not looked at yet.
    std::function<Result<std::unique_ptr<Device>>(const DeviceSlot &, const DeviceServices &)> create;
};

} // namespace kiosk::hal
