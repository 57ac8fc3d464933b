// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <transport/wire_exchange.h>

namespace kiosk::specimen {

// How `kiosk certify` records this wire and a test replays it. Whole frames stay, everything else goes. Of a code the
// form stays: letters become x, digits 0. The number of a round is that of the trigger that is answered.
WireRules wireRules();

} // namespace kiosk::specimen
