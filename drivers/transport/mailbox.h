// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wake.h"

#include <functional>
#include <mutex>
#include <vector>

namespace kiosk {

// The way back from a lane: acts put in by any thread run in the one thread that drains, in the order they came.
class Mailbox {
public:
    void put(std::function<void()> act);
    int descriptor() const { return m_wake.descriptor(); } // readable while something waits
    void drain();

private:
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_acts;
    Wake m_wake;
};

} // namespace kiosk
