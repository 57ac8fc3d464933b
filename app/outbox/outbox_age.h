// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>

namespace kiosk {

// How long the oldest row has waited changes who is told, never what happens to it.
enum class OutboxAge { Fresh, Amber, Red, Notice };
const char *codeName(OutboxAge age);
OutboxAge outboxAge(Duration waited); // 15 min, 4 h, 24 h

} // namespace kiosk
