// SPDX-License-Identifier: Apache-2.0
// What a fault means for the way on. Inside this library only.
#pragma once

#include "journey.h"

namespace kiosk {

// False where trying again by itself would change nothing, or would do an act twice.
bool mayRetry(ErrorCode code);
// The portal gave no answer, whatever the reason.
bool isPortalAway(ErrorCode code);
// A visit goes on without this step: the receipt stands on the screen, the question is asked by hand.
bool isDispensable(StepKind kind);
// the next way to show who one is, after the one in use
std::optional<IdentityMethod> otherMethod(const Journey &journey);

} // namespace kiosk
