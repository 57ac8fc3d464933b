// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_core.h"

namespace kiosk::hal {

// A device class (IdCardReader, ReceiptPrinter, DocumentPrinter) with everything that Device promises already kept, so
// that a driver adds the acts of its class:
//
//   class SdtReader final : public LaneDevice<IdCardReader, SdtProtocol> {   // SdtProtocol : LaneDriver
//   public:
//       SdtReader(DeviceSetup setup) : LaneDevice(std::move(setup), std::make_unique<SdtProtocol>(...)) { }
//       Pending<QString> samIdentity(Deadline deadline) override
//       {
//           return submit<QString>({"samIdentity", LifeCycle::Opened, deadline,
//                                   [this](Act &act) { return driver().samIdentity(act); }});
//       }
template <typename Interface, typename Driver = LaneDriver> class LaneDevice : public Interface {
public:
    QString name() const final { return m_core.name(); }
    Capabilities capabilities() const final { return m_core.capabilities(); }
    LifeCycle state() const final { return m_core.state(); }
    StatusSnapshot status() const final { return m_core.status(); }
    Statistics statistics() const final { return m_core.statistics(); }
    QString claimedBy() const final { return m_core.claimedBy(); }

    Result<void> open() final { return m_core.open(); }
    void close() final { m_core.close(); }
    Result<void> claim(const QString &owner) final { return m_core.claim(owner); }
    Result<void> release(const QString &owner) final { return m_core.release(owner); }
    Result<void> setEnabled(bool enabled) final { return m_core.setEnabled(enabled); }
    Pending<HealthReport> checkHealth(HealthLevel level, Deadline deadline) final
    {
        return m_core.checkHealth(level, deadline);
    }
    Pending<void> reset(Deadline deadline) final { return m_core.reset(deadline); }
    void cancel(const QString &owner) final { m_core.cancel(owner); }
    void setVisit(VisitId visit) final { m_core.setVisit(visit); }

protected:
    LaneDevice(DeviceSetup setup, std::unique_ptr<Driver> driver)
        : m_driver(*driver), m_core(*this, std::move(setup), std::move(driver))
    { }

    // Only from inside an act: it belongs to the lane's thread.
    Driver &driver() { return m_driver; }

    // One act, in the order of submission; refused at once (a ready future) when the state does not allow it.
    template <typename T> Pending<T> submit(LaneCommand<T> command) { return m_core.submit<T>(std::move(command)); }

private:
    Driver &m_driver; // owned by m_core
    DeviceCore m_core;
};

} // namespace kiosk::hal
