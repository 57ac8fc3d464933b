// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service_definition.h"

namespace kiosk {

// A citizen's own electronic licences (电子证照): shown, and printed as copies.
inline constexpr QStringView kLicenceCopies = u"licence-copies"; // the portal's name for it, too

QList<ServicePtr> licenceFunctions();

} // namespace kiosk
