// SPDX-License-Identifier: Apache-2.0
// What a visit about electronic licences and documents that are served shows, part of screen.h.
#pragma once

#include <core/error.h>
#include <portal/delivery_portal.h>
#include <portal/licence_portal.h>

#include <memory>
#include <optional>
#include <vector>

namespace kiosk::screen {

struct LicenceCode { // the code of the electronic licence, shown on the citizen's phone
    enum class Phase { Waiting, Checking };
    enum class Complaint { Used, Expired, Foreign, Purpose };
    Phase phase = Phase::Waiting;
    std::optional<Complaint> complaint = {}; // about the last one; a new one may be shown at once
};
struct LicenceList {                                         // the citizen's own
    std::shared_ptr<const std::vector<OwnLicence>> licences; // null while the portal is asked
};
struct LicenceDetail {
    OwnLicence licence;
    std::optional<ErrorCode> printer; // why no copy can be printed at this machine now
};
struct DeliveryList {                                            // what is to be served on the citizen
    std::shared_ptr<const std::vector<DeliveryHead>> deliveries; // null while the portal is asked
};
struct DeliveryPaper {
    enum class Phase {
        Reading,
        Refusing, // asks whether it is really to be refused
        Sending,  // the proof, to the portal
        Served,
        Refused,
    };
    Phase phase = Phase::Reading;
    std::shared_ptr<const DeliveryDocument> document;
    int page = 0; // of its pages, from 0
};

} // namespace kiosk::screen
