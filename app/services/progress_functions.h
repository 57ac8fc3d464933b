// SPDX-License-Identifier: Apache-2.0
// How far cases are: by the ID card all of a citizen's, by the number on a receipt one, and nothing personal of it.
#pragma once

#include "service_definition.h"

namespace kiosk {

inline constexpr QStringView kCaseProgress = u"case-progress"; // the portal's name for it, too
inline constexpr QStringView kReceiptProgress = u"receipt-progress";

QList<ServicePtr> progressFunctions();

} // namespace kiosk
