// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <transport/wire_exchange.h>

namespace kiosk::escpos {

// Of what is sent only questions and settings stay; a receipt becomes its ESC @ and the questions behind it, with the
// same id for all.
WireRules wireRules();

} // namespace kiosk::escpos
