// SPDX-License-Identifier: Apache-2.0
// Orders of payment for tests, and what a portal would say of them.
#pragma once

#include <cases/states.h>
#include <core/clock.h>
#include <storage/payment_standing.h>

namespace kiosk::test {

inline PaymentIntent paymentIntent(const Clock &clock)
{
    PaymentIntent intent;
    intent.payment.id = PaymentId::make(clock);
    intent.payment.quote = Id<struct QuoteTag>::make(clock).text();
    intent.payment.amount = Money::fen(9000);
    intent.visit = VisitId::make(clock);
    intent.serves = SubmissionId::make(clock).text();
    return intent;
}

inline Payment saidOf(const Payment &order, PaymentState state)
{
    Payment said = order;
    said.state = state;
    if (state == PaymentState::Paid)
        said.bill = {QStringLiteral("330100260000000001"), QStringLiteral("45d39b")};
    return said;
}

} // namespace kiosk::test
