// SPDX-License-Identifier: Apache-2.0
// By whose leave somebody hands in a case for another: the portal's, given when both had shown who they are.
#pragma once

#include <core/ids.h>
#include <core/sensitive.h>

namespace kiosk {

using AuthorityId
    = Id<struct AuthorityTag>; // the portal's; stored there with both persons, the item and how they are related

// Whoever acts for the citizen of a case (代办人).
struct CaseAgent {
    SensitiveText name;
    SensitiveText number;
    QString relation; // value of the item's field for it: "child"
    AuthorityId authority;
};

} // namespace kiosk
