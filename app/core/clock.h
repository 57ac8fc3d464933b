// SPDX-License-Identifier: Apache-2.0
// Time as something handed in: deadlines and order by a monotonic clock, dates on paper by the wall clock.
#pragma once

#include <QDateTime>
#include <chrono>
#include <optional>

namespace kiosk {

using namespace std::chrono_literals;

using Duration = std::chrono::milliseconds;
// since boot, counted through suspend (CLOCK_BOOTTIME); comparable between the processes of one machine
using MonotonicTime = std::chrono::time_point<std::chrono::steady_clock, Duration>;

// Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual MonotonicTime now() const = 0;
    virtual QDateTime wall() const = 0; // local time with offset; may jump, so nothing is ordered by it
};

class SystemClock final : public Clock {
public:
    MonotonicTime now() const override;
    QDateTime wall() const override;
};

// The moment after which an act must have ended. `never()` still can be cancelled.
class Deadline {
public:
    static Deadline never() { return Deadline(); }
    static Deadline at(MonotonicTime when) { return Deadline(when); }
    static Deadline in(const Clock &clock, Duration span) { return Deadline(clock.now() + span); }

    bool isNever() const { return !m_when; }
    bool passed(const Clock &clock) const { return m_when && clock.now() >= *m_when; }
    // never negative; empty when there is no limit
    std::optional<Duration> left(const Clock &clock) const;
    // the nearer of this one and `span` from now
    Deadline within(const Clock &clock, Duration span) const;

private:
    Deadline() = default;
    explicit Deadline(MonotonicTime when) : m_when(when) { }
    std::optional<MonotonicTime> m_when;
};

} // namespace kiosk
