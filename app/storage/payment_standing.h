// SPDX-License-Identifier: Apache-2.0
// What store.db knows of an order of payment. Nothing here names a citizen.
#pragma once

#include <payments/payment.h>

#include <QDateTime>

namespace kiosk {

inline constexpr QStringView kServesNotice = u"payment-notice"; // its code is on no disk

struct PaymentIntent {
    Payment payment; // Created
    VisitId visit;
    QString serves; // what it pays for: the submission or the claim, under the id that it will have; kServesNotice
};

struct PaymentStanding {
    Payment payment;
    VisitId visit;
    QString serves;
    bool isHad = false; // the case is sealed, the certificate's paper may have moved, or it is a notice: paid is had
    QDateTime since;    // in this state
};

// What the portal has of this terminal, by its own days.
struct PaymentLists {
    std::vector<Payment> day;
    std::vector<Payment> around; // the days before and after: clocks differ, and an order may be made at midnight
};

} // namespace kiosk
