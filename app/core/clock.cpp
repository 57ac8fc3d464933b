// SPDX-License-Identifier: Apache-2.0
#include "clock.h"

#include <algorithm>
#include <ctime>

namespace kiosk {

MonotonicTime SystemClock::now() const
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return MonotonicTime(
        std::chrono::duration_cast<Duration>(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec)));
}

QDateTime SystemClock::wall() const
{
    const auto now = QDateTime::currentDateTime();
    return now.toOffsetFromUtc(now.offsetFromUtc());
}

std::optional<Duration> Deadline::left(const Clock &clock) const
{
    if (!m_when)
        return {};
    return std::max(Duration::zero(), *m_when - clock.now());
}

Deadline Deadline::within(const Clock &clock, Duration span) const
{
    const auto nearer = clock.now() + span;
    return Deadline(m_when ? std::min(*m_when, nearer) : nearer);
}

} // namespace kiosk
