// SPDX-License-Identifier: Apache-2.0
// Where an order of payment may stand and where it may go from there: one table. Pure.
#pragma once

#include <QStringView>
#include <optional>

namespace kiosk {

enum class PaymentState {
    Created,   // the intent is committed here; the portal may not have it yet
    Waiting,   // the portal has the order; the citizen has not paid
    Paid,      // the portal says so, with the number of the e-bill
    Closed,    // nobody can pay it any more, as far as the portal knows
    Unknown,   // an answer was lost or made no sense: the portal is asked, and until then there is no second order
    Refunding, // paid, and on its way back
    Refunded,
};
const char *codeName(PaymentState state);
std::optional<PaymentState> paymentState(QStringView name);
bool mayMove(PaymentState from, PaymentState to);
// nothing moves it any more
bool isFinal(PaymentState state);

// While an order of a quote stands so, there is no second one for it. Paid is among them: a quote is paid once.
bool blocksSecondOrder(PaymentState state);
// Where a crash may have left it with money on the way: the portal is asked at the next start.
bool mustBeAsked(PaymentState state);

} // namespace kiosk
