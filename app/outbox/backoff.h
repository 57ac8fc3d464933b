// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>

#include <functional>

namespace kiosk {

// 1, 2, 4 .. 300 s with full jitter: anything between nothing and the step, so that ten thousand terminals that lost
// the same portal do not come back in the same second.
struct Backoff {
    Duration first = 1s;
    Duration greatest = 300s;
    std::function<double()> random = {}; // [0, 1); empty: the system's generator

    Duration after(int attempts) const; // attempts >= 1 have failed
};

} // namespace kiosk
