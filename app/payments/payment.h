// SPDX-License-Identifier: Apache-2.0
// What is to be paid and what became of it. Amounts are the portal's, in whole fen, and are never worked out here.
#pragma once

#include "payment_states.h"

#include <core/ids.h>
#include <core/money.h>
#include <core/result.h>

#include <QDateTime>
#include <QString>
#include <vector>

namespace kiosk {

using PaymentId = Id<struct PaymentTag>; // one order; made here, unique at the portal for ever

struct QuoteLine {
    QString title; // 登记费
    Money amount;
};

struct Quote {
    QString id; // the portal's
    Money amount;
    std::vector<QuoteLine> lines;
    QDateTime validUntil; // the portal's clock
};
// InvalidInput: a negative amount, a sum that overflows, or lines that are not the total. A total of zero is a quote
// with nothing to pay; there is no order for it.
Result<void> checked(const Quote &quote);

// The electronic bill (财政电子票据) of a paid order.
struct PaymentBill {
    QString number;
    QString checkCode;
    friend bool operator==(const PaymentBill &, const PaymentBill &) = default;
};

struct Payment {
    PaymentId id;
    QString quote;
    Money amount;
    PaymentState state = PaymentState::Created;
    PaymentBill bill = {}; // of a paid order, kept when it goes back
};

// What is known after the portal said `said` of an order known as `known`: the new standing. Conflict: another order,
// quote, amount or bill than the one that is known (nobody is served on it; people look). InvalidInput: paid without a
// bill, or an order of no amount. SequenceError: the table does not have that move.
Result<Payment> afterAnswer(const Payment &known, const Payment &said);

} // namespace kiosk
