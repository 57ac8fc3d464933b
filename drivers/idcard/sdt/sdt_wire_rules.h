// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <transport/wire_exchange.h>

namespace kiosk::sdt {

// A recording shows an invented resident card in place of the citizen's, without photo, fingerprint or address.
WireRules wireRules();

} // namespace kiosk::sdt
