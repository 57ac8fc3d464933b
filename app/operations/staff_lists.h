// SPDX-License-Identifier: Apache-2.0
// The store's lists as lines of text for a person at a command; masked titles, ids, words of the tables, times of the
// hall.
#pragma once

#include <cases/blanks.h>
#include <storage/outbox_row.h>

namespace kiosk {

// "Nothing.\n" of an empty one.
QString listOfHeld(const QList<HeldRow> &rows);
QString listOfClaims(const QList<UncertainClaim> &claims);
QString listOfLate(const QList<LateConfirmation> &cases);
QString listOfBlanks(const QList<BlankCount> &counts, const QList<BlankLoading> &loadings);

} // namespace kiosk
