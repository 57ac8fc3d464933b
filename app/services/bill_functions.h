// SPDX-License-Identifier: Apache-2.0
// A citizen's own electronic bills (财政电子票据): looked at, and printed as copies.
#pragma once

#include "service_definition.h"

namespace kiosk {

inline constexpr QStringView kMyBills = u"my-bills"; // the portal's name for it, too

QList<ServicePtr> billFunctions();

} // namespace kiosk
