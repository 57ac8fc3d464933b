// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "usb_context.h"
#include "usb_pipes.h"

struct libusb_device_handle;

namespace kiosk {

// All that libusb may still write into or look at when a transfer was taken back and never returned. Freeing any of it
// would be a write into freed memory some day, and waiting for it would hold the lane for ever.
struct UsbRemains {
    QString address;
    std::unique_ptr<UsbContext> context;
    libusb_device_handle *handle = nullptr;
    std::vector<std::unique_ptr<UsbInPipe>> in;
    std::vector<std::unique_ptr<UsbOutPipe>> out;
    std::unique_ptr<UsbTransfer> requests;

    bool areFlying() const;
};

// They outlive every transport, for as long as the process if need be. Thread-safe.
void keepRemains(UsbRemains remains);
// How many of this address are kept; those whose transfers have returned meanwhile are freed first.
std::size_t remainsOf(const QString &address);

} // namespace kiosk
