// SPDX-License-Identifier: Apache-2.0
#include "mailbox.h"

#include <utility>

namespace kiosk {

void Mailbox::put(std::function<void()> act)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_acts.push_back(std::move(act));
    }
    m_wake.ring();
}

void Mailbox::drain()
{
    m_wake.clear(); // before the acts are taken: one that comes now rings again
    std::vector<std::function<void()>> acts;
    {
        const std::scoped_lock lock(m_mutex);
        acts.swap(m_acts);
    }
    for (const auto &act : acts)
        act();
}

} // namespace kiosk
