// SPDX-License-Identifier: Apache-2.0
// A device for the visit: claimed and enabled, or its own already after a fault.
#pragma once

#include "../visit_context.h"

namespace kiosk {

inline Result<void> take(hal::Device &device, VisitId visit)
{
    device.setVisit(visit);
    if (device.claimedBy() == kSessionOwner)
        return {};
    KIOSK_TRY(device.claim(kSessionOwner));
    return device.setEnabled(true);
}

} // namespace kiosk
