// SPDX-License-Identifier: Apache-2.0
// What a machine does besides the items of its departments. The same in every hall, so they are no files; each is a
// visit like an item's, and ends as one.
#pragma once

#include "service_definition.h"

namespace kiosk {

// How far cases are: by the ID card all of a citizen's, by the number on a receipt one, and nothing personal of it.
inline constexpr QStringView kCaseProgress = u"case-progress"; // the portal's name for it, too
inline constexpr QStringView kReceiptProgress = u"receipt-progress";

QList<ServicePtr> progressFunctions();
ServicePtr terminalFunction(QStringView id); // null: there is none of that name

} // namespace kiosk
