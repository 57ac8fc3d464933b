// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <transport/wire_exchange.h>

namespace kiosk::gm65 {

// Replies of the module stay. Of a text its form stays: letters become x, digits 0, what is neither stays.
WireRules wireRules();

} // namespace kiosk::gm65
