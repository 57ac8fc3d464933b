// SPDX-License-Identifier: Apache-2.0
// Whether an item can be offered now. What cannot be finished is shown grey before the citizen starts.
#pragma once

#include "service_definition.h"

#include <QHash>
#include <QSet>
#include <optional>

namespace kiosk {

// Which items the portal lists, each in one version or more.
using ListedItems = QMultiHash<QString, QString>;

struct Readiness {
    QSet<QString> devices; // slots that are ready this moment, paper and covers included
    bool portal = false;
    bool isLocked = false;                  // the operator has taken the machine out of service
    std::optional<ListedItems> listed = {}; // empty: the portal has never said; it answers by itself then
};

struct Availability {
    enum class Offer { Normal, Conditional, No };
    enum class Listing { Listed, OtherVersion, Absent }; // of the item, by the portal
    Offer offer = Offer::No;
    QStringList missingDevices; // in the item's order
    bool outOfService = false;  // the whole machine
    bool portalMissing = false; // the portal is away and the item cannot do without
    Listing listing = Listing::Listed;
};

Availability availabilityOf(const ServiceDefinition &service, const Readiness &readiness);

} // namespace kiosk
