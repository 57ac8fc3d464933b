// SPDX-License-Identifier: Apache-2.0
#include "drivers.h"

#include <camera/camera_scanner.h>
#include <escpos/escpos_printer.h>
#include <hidpos/hidpos_scanner.h>
#include <ipp/ipp_printer.h>
#include <sdt/sdt_reader.h>
#include <serial/gm65_scanner.h>

namespace kiosk {

QList<hal::DriverDescriptor> builtinDrivers()
{
    return {sdt::sdtDriver(),   escpos::escposDriver(), ipp::ippDriver(), scanner::cameraScannerDriver(),
            gm65::gm65Driver(), hidpos::hidPosDriver()};
}

namespace {

KnownDriver known(const hal::DriverDescriptor &driver)
{
    KnownDriver known{driver.id, driver.ports, {}, {}};
    for (const hal::DriverParameter &parameter : driver.parameters)
        known.parameters << KnownDriver::Parameter{parameter.name, parameter.words};
    known.objection = [create = driver.create](const DeviceWiring &wiring) {
        const hal::DeviceServices services{std::make_shared<SystemClock>(), Logger()};
        const auto made = create({wiring.slot, wiring.driver, wiring.port, wiring.parameters}, services);
        return made ? QString() : made.error().context;
    };
    return known;
}

} // namespace

QList<KnownDriver> knownDrivers()
{
    QList<KnownDriver> drivers;
    for (const hal::DriverDescriptor &driver : builtinDrivers())
        drivers << known(driver);
    return drivers;
}

} // namespace kiosk
