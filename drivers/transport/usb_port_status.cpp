// SPDX-License-Identifier: Apache-2.0
#include "usb_port_status.h"

#include "wire_reader.h"

namespace kiosk {

Result<UsbPortStatus> parseUsbPortStatus(QByteArrayView answer)
{
    constexpr std::uint8_t paperEmptyBit = 0x20, selectedBit = 0x10, noErrorBit = 0x08;
    const auto bits = WireReader(answer).u8();
    if (!bits)
        return fail(bits.error());
    return UsbPortStatus{(*bits & paperEmptyBit) != 0, (*bits & selectedBit) != 0, (*bits & noErrorBit) != 0, *bits};
}

} // namespace kiosk
