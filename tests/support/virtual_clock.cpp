// SPDX-License-Identifier: Apache-2.0
#include "virtual_clock.h"

#include <algorithm>

namespace kiosk::test {

Alarms::Handle VirtualClock::in(Duration span, QObject *context, std::function<void()> fn)
{
    m_alarms.emplace(now() + span, Alarm{++m_last, context, std::move(fn)});
    return m_last;
}

void VirtualClock::cancel(Handle handle)
{
    const auto found = std::find_if(m_alarms.begin(), m_alarms.end(),
                                    [handle](const auto &entry) { return entry.second.handle == handle; });
    if (found != m_alarms.end())
        m_alarms.erase(found);
}

void VirtualClock::advance(Duration span)
{
    const MonotonicTime end = now() + span;
    while (!m_alarms.empty() && m_alarms.begin()->first <= end) {
        const auto due = m_alarms.begin();
        m_wallMs += (due->first - now()).count();
        m_now = due->first;
        const Alarm alarm = std::move(due->second);
        m_alarms.erase(due);
        if (alarm.context)
            alarm.fn();
    }
    m_wallMs += (end - now()).count();
    m_now = end;
}

} // namespace kiosk::test
