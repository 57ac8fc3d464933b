// SPDX-License-Identifier: Apache-2.0
// How a day here compares with the portal's, as it is sent. No personal data.
#pragma once

#include "reconciliation.h"

#include <QByteArray>
#include <QDate>

namespace kiosk {

using PaymentReportId = Id<struct PaymentReportTag>;
struct PaymentReport {
    PaymentReportId id;
    QDate day;
    int orders = 0; // of both sides together, each once
    QList<PaymentFinding> findings;
};

QByteArray encoded(const PaymentReport &report); // JSON; the id travels beside it
Result<PaymentReport> decodedPaymentReport(PaymentReportId id, const QByteArray &bytes); // InvalidInput

} // namespace kiosk
