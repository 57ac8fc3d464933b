// SPDX-License-Identifier: Apache-2.0
// What came of a print, written down however long the disk takes to do it.
#pragma once

#include "visit_context.h"

#include <functional>

namespace kiosk {

// `first` hears of the first try, in this thread, unless `context` died. Where it failed, it is tried again, also when
// the visit is over, with twice the pause each time; what is still not written when the process ends is uncertain at
// the next start, because its intent is on the disk.
void recordUntilKept(const MachineParts &machine, const ClaimStep &step, QObject *context, std::function<void()> first);

inline constexpr Duration kFirstClaimPause = 2s;
inline constexpr Duration kLongestClaimPause = 5min;
inline constexpr int kMostClaimTries = 100;

} // namespace kiosk
