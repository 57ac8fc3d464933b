// SPDX-License-Identifier: Apache-2.0
#include "availability.h"

namespace kiosk {
namespace {

// What has no official code is a function of the terminal: no portal lists it.
Availability::Listing listingOf(const ServiceDefinition &service, const std::optional<ListedItems> &listed)
{
    if (!listed || service.code.isEmpty() || listed->contains(service.id, service.version))
        return Availability::Listing::Listed;
    return listed->contains(service.id) ? Availability::Listing::OtherVersion : Availability::Listing::Absent;
}

} // namespace

Availability availabilityOf(const ServiceDefinition &service, const Readiness &readiness)
{
    Availability found;
    for (const QString &device : service.devices) {
        if (!readiness.devices.contains(device))
            found.missingDevices << device;
    }
    const bool conditional = !readiness.portal && service.whenPortalAway;
    found.portalMissing = !readiness.portal && !service.whenPortalAway && !service.portalServices.isEmpty();
    found.outOfService = readiness.isLocked;
    found.listing = listingOf(service, readiness.listed);
    if (found.missingDevices.isEmpty() && !found.portalMissing && !found.outOfService
        && found.listing == Availability::Listing::Listed)
        found.offer = conditional ? Availability::Offer::Conditional : Availability::Offer::Normal;
    return found;
}

} // namespace kiosk
