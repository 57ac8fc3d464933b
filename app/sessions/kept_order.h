// SPDX-License-Identifier: Apache-2.0
// An order of payment that the visit gives up, handed to the outbox however long the disk takes to write it.
#pragma once

#include "visit_context.h"

namespace kiosk {

// Neither is bound to a visit. Where the store cannot write, it is tried again with twice the pause each time; what is
// still not written when the process ends is settled at the next start.
void giveUpOrder(const MachineParts &machine, PaymentId order); // it is closed, or the money goes back
void giveBack(const MachineParts &machine, PaymentId order);    // paid: unless something may have been had for it

inline constexpr Duration kFirstOrderPause = 2s;
inline constexpr Duration kLongestOrderPause = 5min;
inline constexpr int kMostOrderTries = 100;

} // namespace kiosk
