// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wake.h"

#include <core/result.h>

#include <QString>
#include <atomic>
#include <memory>
#include <thread>

struct libusb_context;

namespace kiosk {

// libusb's own words for one of its error numbers, e.g. "LIBUSB_ERROR_BUSY".
QString usbErrorName(int error);

// One libusb with the thread that runs its events: every callback comes from there. Stops cleanly when it dies, so
// nothing made from it may be alive then.
class UsbContext {
public:
    static Result<std::unique_ptr<UsbContext>> make(); // Internal: no libusb here
    ~UsbContext();
    UsbContext(const UsbContext &) = delete;
    UsbContext &operator=(const UsbContext &) = delete;

    libusb_context *get() const { return m_context; }
    // Rung by every device that is plugged in from now on. Called once at most.
    void ringOnArrival(const Wake &wake);

private:
    explicit UsbContext(libusb_context *context);
    void work();

    libusb_context *m_context;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace kiosk
