// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>

#include <array>
#include <optional>

namespace kiosk::hal {

// XFS4IoT warns that repeated resets damage devices: 3 in 10 minutes, then a human must come.
class ResetRation {
public:
    bool take(MonotonicTime now)
    {
        auto &oldest = m_taken[m_next];
        if (oldest && now - *oldest < window)
            return false;
        oldest = now;
        m_next = (m_next + 1) % m_taken.size();
        return true;
    }

    static constexpr std::size_t most = 3;
    static constexpr Duration window = 10min;

private:
    std::array<std::optional<MonotonicTime>, most> m_taken; // a ring: the next place holds the oldest
    std::size_t m_next = 0;
};

} // namespace kiosk::hal
