// SPDX-License-Identifier: Apache-2.0
// What another person handed in is signed: by whoever was named there, with his own ID card, at any terminal.
#pragma once

#include "service_definition.h"

namespace kiosk {

inline constexpr QStringView kCoSignature = u"co-signature"; // the portal's name for it, too

ServicePtr coSignature();

} // namespace kiosk
