// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "act.h"

namespace kiosk::hal {

// One act of a device class, as its facade hands it to LaneDevice::submit().
template <typename T> struct LaneCommand {
    const char *name; // literal, e.g. "read"; in log and statistics of stalls
    LifeCycle needs = LifeCycle::Enabled;
    Deadline deadline;
    // In the lane's thread, with the link up. LinkBroken or NoDevice from here means that the link is lost.
    std::function<Result<T>(Act &)> run;
    // The answer if it has begun and then stalls for good (the watchdog gave up on it): an irreversible act says
    // "unknown" here. Empty: TimedOut.
    std::function<Result<T>()> ifStalled = {};
};

// The same with the type taken out; what travels through the queue.
struct QueuedAct {
    const char *name;
    LifeCycle needs;
    Deadline deadline;
    std::function<std::optional<Error>(Act &)> run; // lane thread; keeps its result to itself
    std::function<void()> deliver;                  // own thread: hands over what run() kept
    std::function<void(Error)> refuse;              // own thread: it did not run
    std::function<void()> giveUp;                   // own thread: it began and never came back
};

} // namespace kiosk::hal
