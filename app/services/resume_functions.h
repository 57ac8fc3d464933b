// SPDX-License-Identifier: Apache-2.0
// Going on with what was filled in elsewhere, at another terminal or on a phone: identity, then the code for it.
#pragma once

#include "service_definition.h"

namespace kiosk {

inline constexpr QStringView kResume = u"resume"; // the portal's name for it, too

ServicePtr resumeFunction();

} // namespace kiosk
