// SPDX-License-Identifier: Apache-2.0
#include "backoff.h"

#include <QRandomGenerator>
#include <algorithm>

namespace kiosk {

Duration Backoff::after(int attempts) const
{
    Duration step = first;
    for (int i = 1; i < attempts && step < greatest; ++i)
        step *= 2;
    step = std::min(step, greatest);
    const double share = random ? random() : QRandomGenerator::global()->generateDouble();
    return std::chrono::duration_cast<Duration>(step * share);
}

} // namespace kiosk
