// SPDX-License-Identifier: Apache-2.0
// A time at a staffed window: booked here, and what becomes of it.
#pragma once

#include "service_definition.h"

namespace kiosk {

// the portal's names for them, too
inline constexpr QStringView kAppointmentBook = u"appointment-book";
inline constexpr QStringView kAppointmentList = u"appointment-list";

QList<ServicePtr> appointmentFunctions();

} // namespace kiosk
