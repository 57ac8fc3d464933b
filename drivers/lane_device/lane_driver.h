// SPDX-License-Identifier: Apache-2.0
// The part of a driver that talks to the device. Everything around it (life cycle, claims, queue, reconnecting,
// resets, statistics) is LaneDevice's; see drivers/README.md.
#pragma once

#include "act.h"

#include <transport/arrival_watch.h>

namespace kiosk::hal {

// All functions are called in the lane's thread, one at a time; the object is made and destroyed in the device's own
// thread while the lane does not run it. Blocking is fine until the act's deadline. Acts of the class (read, print)
// are further functions of the subclass, given to LaneDevice::submit.
class LaneDriver {
public:
    virtual ~LaneDriver() = default;

    // Opens the link, greets the device, re-applies settings, reports identity and status. Ends with
    //   NoDevice     nothing at the port           -> status NoDevice
    //   DeviceFault  it answers and says it broke  -> status HardwareError
    //   any other    there, but not to be reached  -> status Offline
    // and is then tried again with back-off. After success the status is Online unless the driver set another one.
    virtual Result<void> connect(Act &act) = 0;
    // Lets go of the link at once; also after a failed connect.
    virtual void disconnect() = 0;

    // While connected and idle: what may become readable by itself (-1: nothing), and how long after the last poll()
    // the next one is due (empty: never).
    virtual int descriptor() const { return -1; }
    virtual std::optional<Duration> pollEvery() const { return {}; }
    // `readable` tells which of the two it was. Must take what is readable. An error means that the link is lost:
    // the device is disconnected and reached for again. Lesser trouble is a status.
    virtual Result<void> poll(Act &act, bool readable) = 0;
    // The file whose arrival means that the hardware may be back; empty: there is none to watch.
    virtual QString arrivalPath() const { return {}; }
    // Whatever tells that the hardware may be back; a link hands on its transport's. Asked for once after open().
    virtual std::unique_ptr<ArrivalWatch> watchArrival() const;

    virtual void setEnabled(bool enabled) { Q_UNUSED(enabled) }

    // Internal: look, do not act. External prints or beeps, Interactive needs a person.
    virtual Result<HealthReport> checkHealth(Act &act, HealthLevel level) = 0;
    // The ration was taken already.
    virtual Result<void> reset(Act &act) = 0;
};

} // namespace kiosk::hal
