// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <transport/wire_exchange.h>

namespace kiosk::hidpos {

// Each report is an exchange without a request. Of a report in the usual layout the form stays: size, count, AIM id and
// whether more follows; letters become x, digits 0. A report in any other layout leaves nothing, since it is not known
// where its text is.
WireRules wireRules();

} // namespace kiosk::hidpos
