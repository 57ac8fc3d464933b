// SPDX-License-Identifier: Apache-2.0
// Places where the process may end at the worst moment. The fault suite (tests/durability) ends it there; a production
// build (KIOSK_PRODUCTION) has none of this.
#pragma once

#include <array>
#include <string_view>

namespace kiosk {

// Every place, by "act.moment". A name that is not here aborts, so the suite cannot miss one.
inline constexpr auto crashPoints = std::to_array<std::string_view>({
    "seal.before-commit",   // C1: nothing was promised
    "seal.committed",       // C2: kept, nobody was told
    "claim.before-commit",  // C14: the paper cannot have moved
    "claim.committed",      // C14: from `intent` on it may have moved
    "blanks.before-commit", // sheets loaded by staff; a claim takes one in its own transaction
    "blanks.committed",
    "rating.before-commit",
    "rating.committed",
    "correction.before-commit", // what the departments asked for: all of its envelopes or none
    "correction.committed",
    "send.before",           // C5: the row is there, no byte went out
    "send.answered",         // C8-C10: the portal has answered, nothing is written down
    "attempt.before-commit", // what became of an attempt is not written down
    "attempt.committed",
    "ack.before-commit",     // C10
    "ack.committed",         // C11
    "release.before-commit", // a person's decision
    "release.committed",
    "material.temp-written", // C3: whole and synced, under its temporary name
    "material.renamed",      // C4: no row names it yet
    "material.chunk-sent",   // C6: the portal has a part, the terminal does not remember
    "material.last-chunk",   // C7: the portal has the whole
    "payment.before-commit",
    "payment.intent-committed", // C13: the portal may hear of the order from here on
    "payment.committed",
    "payment.answered",   // C13: the portal has said something, nothing is written down
    "payment.settled",    // C13: it can no longer be paid, or is; nobody was told
    "erase.file-removed", // C12: the file is gone, its row does not say so
    "erase.before-commit",
    "erase.committed",
    "settle.before-commit", // a crash while a crash is settled
    "settle.committed",
});

#ifdef KIOSK_CRASH_POINTS
// Ends the process with status 137, no destructor run, when the environment says KIOSK_CRASH=act.moment[:n] and this is
// the n-th pass (1 when left out). Any thread.
void passCrashPoint(std::string_view act, std::string_view moment);
// Runs just before that end: a simulated disk loses there what was not synced.
void setActBeforeCrash(void (*act)());
#define KIOSK_CRASH_POINT(act, moment) ::kiosk::passCrashPoint(act, moment)
#else
#define KIOSK_CRASH_POINT(act, moment) static_cast<void>(act)
#endif

} // namespace kiosk
