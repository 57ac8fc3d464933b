// SPDX-License-Identifier: Apache-2.0
#include "availability.h"

namespace kiosk {

Availability availabilityOf(const ServiceDefinition &service, const Readiness &readiness)
{
    Availability found;
    for (const QString &device : service.devices) {
        if (!readiness.devices.contains(device))
            found.missingDevices << device;
    }
    const bool conditional = !readiness.portal && service.whenPortalAway;
    found.portalMissing = !readiness.portal && !service.whenPortalAway;
    found.outOfService = readiness.isLocked;
    if (found.missingDevices.isEmpty() && !found.portalMissing && !found.outOfService)
        found.offer = conditional ? Availability::Offer::Conditional : Availability::Offer::Normal;
    return found;
}

} // namespace kiosk
