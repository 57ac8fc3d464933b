// SPDX-License-Identifier: Apache-2.0
// What every device promises. closed -> opened -> claimed -> enabled, and back; a call that the state does not
// allow ends with SequenceError, NotClaimed or Disabled and touches nothing. Contract: drivers/README.md.
#pragma once

#include "device_status.h"

#include <async/when_ready.h>
#include <core/logging.h>

#include <QObject>

namespace kiosk::hal {

// Thread-bound to the GUI thread: calls return at once, work happens on the device's lane. Every act takes a
// deadline and a CancelToken and ends exactly once. The object outlives its hardware; when the link breaks the
// status becomes NoDevice or Offline, the running act ends with LinkBroken, and the device reopens the link by
// itself (back-off 0.5 s doubling to 30 s) until close().
class Device : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QString name() const = 0; // of the slot in devices.toml, e.g. "idcard"
    virtual Capabilities capabilities() const = 0;
    virtual LifeCycle state() const = 0;
    virtual StatusSnapshot status() const = 0;
    virtual Statistics statistics() const = 0;

    // Never fails for missing hardware: that is a status. BadConfig for an impossible address.
    virtual Result<void> open() = 0;
    virtual void close() = 0;
    // `owner` is "session", "maintenance", "diagnostics" or "healthmonitor". Claimed when somebody else holds it;
    // the holder then hears releaseRequested and may let go.
    virtual Result<void> claim(const QString &owner) = 0;
    virtual Result<void> release(const QString &owner) = 0;
    virtual QString claimedBy() const = 0;
    virtual Result<void> setEnabled(bool enabled) = 0; // needs the claim

    virtual Pending<HealthReport> checkHealth(HealthLevel level, Deadline deadline) = 0;
    // Rationed: 3 in 10 minutes, then TooManyRequests and Maintenance.
    virtual Pending<void> reset(Deadline deadline) = 0;
    // Ends the running act of this owner "as far as the physics allow": its result still tells where paper or
    // card is. Never touches another owner's act.
    virtual void cancel(const QString &owner) = 0;
    // Lines of the visit that holds the device carry its id.
    virtual void setVisit(VisitId visit) = 0;

signals:
    // The first one after open() is the full picture, later ones come only on change.
    void statusChanged(const kiosk::hal::StatusSnapshot &status);
    void releaseRequested(const QString &byOwner);
};

} // namespace kiosk::hal
