// SPDX-License-Identifier: Apache-2.0
// What a person of the staff decided, as an act of the store takes it: no decision without somebody and a reason.
#pragma once

#include "audit_entry.h"

namespace kiosk {

struct StaffDecision {
    AuditWord by; // id in the hall's list, "zhou-07"; of two people "zhou-07/li-02", which some events ask for; proved
                  // by app/staff
    const char *reason = ""; // a literal: one word of the event's line in the audit's table
};

} // namespace kiosk
