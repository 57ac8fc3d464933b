// SPDX-License-Identifier: Apache-2.0
#include "usb_printer_class.h"

namespace kiosk {

namespace {

constexpr std::uint8_t getDeviceId = 0, getPortStatus = 1, softReset = 2;
constexpr std::uint16_t longestId = 1024;

} // namespace

Result<UsbPortStatus> usbPortStatus(UsbTransport &usb, Deadline deadline)
{
    const auto answer = KIOSK_TRY(usb.requestIn(getPortStatus, 1, deadline));
    return parseUsbPortStatus(answer);
}

Result<QString> usbDeviceId(UsbTransport &usb, Deadline deadline)
{
    const auto answer = KIOSK_TRY(usb.requestIn(getDeviceId, longestId, deadline, 8)); // interface in the upper byte
    return parseUsbDeviceId(answer);
}

Result<void> usbSoftReset(UsbTransport &usb, Deadline deadline) { return usb.requestOut(softReset, deadline); }

} // namespace kiosk
