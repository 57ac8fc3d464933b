// SPDX-License-Identifier: Apache-2.0
#include "usb_printer_class.h"

#include "wire_reader.h"

namespace kiosk {

namespace {

constexpr std::uint8_t getDeviceId = 0, getPortStatus = 1, softReset = 2;
constexpr std::uint8_t paperEmptyBit = 0x20, selectedBit = 0x10, noErrorBit = 0x08;
constexpr std::uint16_t longestId = 1024;

} // namespace

Result<UsbPortStatus> usbPortStatus(UsbTransport &usb, Deadline deadline)
{
    const auto answer = KIOSK_TRY(usb.requestIn(getPortStatus, 1, deadline));
    WireReader reader(answer);
    const auto bits = KIOSK_TRY(reader.u8());
    return UsbPortStatus{(bits & paperEmptyBit) != 0, (bits & selectedBit) != 0, (bits & noErrorBit) != 0, bits};
}

Result<QString> usbDeviceId(UsbTransport &usb, Deadline deadline)
{
    const auto answer = KIOSK_TRY(usb.requestIn(getDeviceId, longestId, deadline, 8)); // interface in the upper byte
    return parseUsbDeviceId(answer);
}

Result<void> usbSoftReset(UsbTransport &usb, Deadline deadline) { return usb.requestOut(softReset, deadline); }

} // namespace kiosk
