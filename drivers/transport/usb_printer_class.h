// SPDX-License-Identifier: Apache-2.0
// The requests of the USB printer class (version 1.1, section 4.2). They go past the print data, so they are answered
// while the printer takes none.
#pragma once

#include "usb_device_id.h"
#include "usb_port_status.h"
#include "usb_transport.h"

namespace kiosk {

// Unsupported where the printer stalls the request; BadFrame; else as a control transfer ends.
Result<UsbPortStatus> usbPortStatus(UsbTransport &usb, Deadline deadline);
// As parseUsbDeviceId().
Result<QString> usbDeviceId(UsbTransport &usb, Deadline deadline);
// Throws away what is in the buffers of the interface.
Result<void> usbSoftReset(UsbTransport &usb, Deadline deadline);

} // namespace kiosk
