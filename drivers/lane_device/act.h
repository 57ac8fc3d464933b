// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_report.h"

#include <core/logging.h>
#include <transport/cancel_token.h>
#include <transport/lane.h>

namespace kiosk::hal {

class ResetRation;

// What a driver's function holds while it works: one command, one connect or one poll. Lane thread only.
struct Act {
    Deadline deadline;
    CancelToken cancel;
    Logger log; // carries device and visit; never give it a payload
    const Clock &clock;
    DeviceReport &device;
    Lane &lane;
    ResetRation &ration;

    // Cancelled or TimedOut when it is time to stop; a loop asks it every round. Also a sign of life for the watchdog.
    Result<void> goOn() const;
    // Waits `span` without holding up cancel: Cancelled at once, TimedOut when the deadline comes first.
    Result<void> pause(Duration span) const;
    // The nearer of the act's deadline and `span` from now, for one step of it.
    Deadline step(Duration span) const { return deadline.within(clock, span); }
    // A driver that resets its device asks here first. TooManyRequests: the status has become HardwareError and a
    // human must come.
    Result<void> takeReset() const;
};

} // namespace kiosk::hal
