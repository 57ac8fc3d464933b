// SPDX-License-Identifier: Apache-2.0
// The small reports that follow a case: what became of a print claim, and how the visit was rated. No personal data.
#pragma once

#include "states.h"

#include <core/ids.h>
#include <core/result.h>

#include <QByteArray>
#include <QStringList>

namespace kiosk {

struct PrintReport {
    ClaimId claim;
    ClaimState state = ClaimState::Reserved;
    QString proof;            // "sensor", "page-counter", "citizen", "staff"; empty: none
    QString blankSerial = {}; // of the sheet that the claim has; empty: plain paper, or none yet
};

using RatingId = Id<struct RatingTag>;

struct Rating {
    RatingId id;
    QString caseNo; // empty while the portal has not numbered the case: the outbox fills it in
    int stars = 0;  // 1..5
    QStringList reasons;
};

// The bytes an outbox row keeps; decode is InvalidInput for anything encode cannot have written.
QByteArray encoded(const PrintReport &report);
Result<PrintReport> decodedPrintReport(const QByteArray &bytes);
QByteArray encoded(const Rating &rating);
Result<Rating> decodedRating(const QByteArray &bytes);

} // namespace kiosk
