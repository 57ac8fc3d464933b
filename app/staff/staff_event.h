// SPDX-License-Identifier: Apache-2.0
// What the staff did, for the audit: ids and codes, no name, no card, no secret.
#pragma once

#include <QString>
#include <functional>

namespace kiosk {

enum class StaffEventKind { SignIn, SessionEnd, Approval };
const char *codeName(StaffEventKind kind); // "staff.sign-in", "staff.session-end", "staff.approval"

struct StaffEvent {
    StaffEventKind kind = StaffEventKind::SignIn;
    QString person;         // id in the list; empty: a card that nobody has
    const char *code = "";  // the outcome: codeName of SignInReason, SessionEnd or Approval
    QString object = {};    // what an approval is about, e.g. "open-door"
    QString subject = {};   // which one, e.g. a claim's id
    QString companion = {}; // the other person of a complete act
};

// Called in the thread of its owner.
using StaffWitness = std::function<void(const StaffEvent &)>;

} // namespace kiosk
