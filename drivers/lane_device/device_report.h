// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hal/device_status.h>

#include <functional>
#include <memory>
#include <utility>

namespace kiosk::hal {

// What a driver tells the world while it works. Lane thread only; the rest arrives in the device's own thread.
class DeviceReport {
public:
    // Where the mail goes; all are called in the lane's thread.
    struct Outlets {
        std::function<void(const StatusSnapshot &)> status;
        std::function<void(const char *statistic, qint64 by)> count;
        std::function<void(const QString &firmware, const QString &serial)> identity;
        std::function<void(std::function<void()>)> tell;
    };
    DeviceReport(std::shared_ptr<const Clock> clock, Outlets outlets);

    const StatusSnapshot &status() const { return m_status; }
    void setDevice(DeviceStatus value, FactSource source = FactSource::Inferred);
    // set(&StatusSnapshot::paper, Supply::Low): the time is noted when the value changes
    template <typename T>
    void set(std::optional<Fact<T>> StatusSnapshot::*member, T value, FactSource source = FactSource::Sensor)
    {
        auto &fact = m_status.*member;
        if (!fact || fact->value != value || fact->source != source)
            fact = Fact<T>{value, source, m_clock->now()};
    }
    // Not known any more and nobody is looking: the member becomes empty.
    template <typename T> void unset(std::optional<Fact<T>> StatusSnapshot::*member) { (m_status.*member).reset(); }
    void setVendorCode(const QString &code) { m_status.vendorCode = code; } // as the device said it; empty: no fault
    // Sends the status when it changed. Done after every act, so only a long act calls it.
    void publish();
    void publishAgain(); // also when nothing changed: the first picture after open

    // UnifiedPOS statistic, e.g. "GoodReadCount".
    void count(const char *statistic, qint64 by = 1) const { m_outlets.count(statistic, by); }
    void identify(const QString &firmware, const QString &serial) const { m_outlets.identity(firmware, serial); }
    // Runs `fact` in the device's own thread, unless it was closed meanwhile: to emit a signal of the class.
    void tell(std::function<void()> fact) const { m_outlets.tell(std::move(fact)); }
    // Whether setDevice() was called since the last time this was asked.
    bool takeTouched() { return std::exchange(m_touched, false); }
    // Nothing is known any more: the device was opened anew.
    void forget();

private:
    std::shared_ptr<const Clock> m_clock;
    Outlets m_outlets;
    StatusSnapshot m_status;
    StatusSnapshot m_published;
    bool m_touched = false;
};

} // namespace kiosk::hal
