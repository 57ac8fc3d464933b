// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>

#include <algorithm>

namespace kiosk::hal {

// Waits between attempts to reach a device: 0.5 s doubling to 30 s.
class Backoff {
public:
    Duration next()
    {
        const auto wait = m_next;
        m_next = std::min(m_next * 2, longest);
        return wait;
    }
    void reset() { m_next = first; } // a hang-up or a hot-plug event: something happened, so it is worth trying

    static constexpr Duration first = 500ms;
    static constexpr Duration longest = 30s;

private:
    Duration m_next = first;
};

} // namespace kiosk::hal
