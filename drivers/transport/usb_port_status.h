// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QByteArrayView>
#include <cstdint>

namespace kiosk {

// What the three wires of a parallel port said once. Coarse, and some printers always say that all is well.
struct UsbPortStatus {
    bool paperEmpty = false;
    bool selected = false; // on-line
    bool noError = false;
    std::uint8_t bits = 0;
};

// The answer to GET_PORT_STATUS (USB printer class 1.1, 4.2.2). BadFrame.
Result<UsbPortStatus> parseUsbPortStatus(QByteArrayView answer);

} // namespace kiosk
