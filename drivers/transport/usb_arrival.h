// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "arrival_watch.h"
#include "usb_context.h"

namespace kiosk {

// Any USB device that is plugged in: whether it is ours is found out by opening it, which costs milliseconds.
class UsbArrival final : public ArrivalWatch {
public:
    UsbArrival();

    int descriptor() const override { return m_context ? m_arrived.descriptor() : -1; }
    bool arrived() override;

private:
    Wake m_arrived;
    std::unique_ptr<UsbContext> m_context; // last: its thread rings the wake
};

} // namespace kiosk
