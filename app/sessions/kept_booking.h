// SPDX-License-Identifier: Apache-2.0
// A booking that the visit gives up because its answer never came: the portal is told until it has heard it.
#pragma once

#include "visit_context.h"

namespace kiosk {

// Not bound to the visit, which may be over. Tried again with twice the pause each time. What the portal has not heard
// when the process ends is not told any more: should it have been booked, it stands among the citizen's appointments,
// who can cancel it there.
void giveUpBooking(const MachineParts &machine, AppointmentId id, VisitId visit);

inline constexpr Duration kFirstBookingPause = 2s;
inline constexpr Duration kLongestBookingPause = 5min;
inline constexpr int kMostBookingTries = 100;

} // namespace kiosk
