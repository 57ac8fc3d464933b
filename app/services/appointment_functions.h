// SPDX-License-Identifier: Apache-2.0
// A time at a staffed window: booked here, and what becomes of it.
#pragma once

#include "service_definition.h"

namespace kiosk {

// the portal's names for them, too
inline constexpr QStringView kAppointmentBook = u"appointment-book";
inline constexpr QStringView kAppointmentList = u"appointment-list";
inline constexpr QStringView kQueueTicket = u"queue-ticket"; // has no session, so the portal needs no name for it

QList<ServicePtr> appointmentFunctions();

} // namespace kiosk
