// SPDX-License-Identifier: Apache-2.0
// Where a submission and a print claim may stand and where they may go from there: one table each.
#pragma once

#include <QStringView>
#include <optional>

namespace kiosk {

// A row of the outbox. There is no way out that forgets it: only the portal's answer acknowledges.
enum class SubmissionState {
    Sealed,       // committed here; 本机已收件
    Unknown,      // sent, answer lost: the portal is asked before anything is sent again
    Held,         // the portal said no for good: kept, counted, staff decide
    Acknowledged, // 平台已收件; the row has moved to the ledger
    Closed,       // staff ended it, with a reason; it has moved to the closures
    Recalled,     // as Closed, and the citizen hands in anew
};
const char *codeName(SubmissionState state);
std::optional<SubmissionState> submissionState(QStringView name);
bool mayMove(SubmissionState from, SubmissionState to);

// The right to print one certificate once.
enum class ClaimState {
    Reserved,
    Fetched,   // the document was fetched; it may be fetched again under the same claim
    Intent,    // recorded before the motor starts
    Printed,   // proved
    Spoiled,   // came out unusable, proved
    Uncertain, // may or may not have come out: never printed again by itself, people decide
    Released,  // given back, nothing was printed
};
const char *codeName(ClaimState state);
std::optional<ClaimState> claimState(QStringView name);
bool mayMove(ClaimState from, ClaimState to);
// nothing moves it any more
bool isFinal(ClaimState state);

} // namespace kiosk
