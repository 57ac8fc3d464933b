// SPDX-License-Identifier: Apache-2.0
// A day's orders here against the portal's list of the same day. Pure.
#pragma once

#include "payment.h"

#include <QList>

namespace kiosk {

enum class PaymentDifference {
    MissingThere, // we have an order that the portal does not; one that was closed before it got there is none
    MissingHere,  // the portal has an order of this terminal that we never made
    QuoteDiffers,
    AmountDiffers,
    StateDiffers,
    BillDiffers,
};
const char *codeName(PaymentDifference difference);
std::optional<PaymentDifference> paymentDifference(QStringView name);

struct PaymentFinding {
    PaymentId payment;
    PaymentDifference difference = PaymentDifference::StateDiffers;
    QString here; // what differs, as it stands here: "9000", "closed"; empty: nothing
    QString there;
};

// Ordered by payment. One order may be named more than once, for each thing that differs.
QList<PaymentFinding> reconciled(const std::vector<Payment> &here, const std::vector<Payment> &there);

} // namespace kiosk
