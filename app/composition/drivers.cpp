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

} // namespace kiosk
