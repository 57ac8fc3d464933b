// SPDX-License-Identifier: Apache-2.0
// Whether the date may be relied on for what cannot be undone: a day that is closed, an entry that is removed. A clock
// that nobody has confirmed, or that somebody has set since, orders nothing and stops no case.
#pragma once

#include <core/clock.h>

namespace kiosk {

class ClockBelief {
public:
    static constexpr Duration tolerance = 120s;

    ClockBelief() = default; // none
    ClockBelief(QDateTime wall, MonotonicTime at) : m_wall(std::move(wall)), m_at(at) { }
    // Empty while there is none, or the wall clock has not gone on as the monotonic one has.
    std::optional<QDate> today(const Clock &clock)
    {
        const QDateTime wall = clock.wall();
        const MonotonicTime now = clock.now();
        const Duration step = Duration(m_wall.msecsTo(wall)) - (now - m_at); // of an invalid time: 0
        if (!m_wall.isValid() || step > tolerance || step < -tolerance)
            return {};
        *this = {wall, now}; // many small corrections are none to doubt; the portal sees their sum
        return wall.date();
    }

private:
    QDateTime m_wall; // the last time that was believed; invalid: none
    MonotonicTime m_at{};
};

} // namespace kiosk
