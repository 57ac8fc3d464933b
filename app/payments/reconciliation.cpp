// SPDX-License-Identifier: Apache-2.0
#include "reconciliation.h"

#include <map>

namespace kiosk {
namespace {

QString word(PaymentState state) { return QLatin1String(codeName(state)); }
QString fenText(Money amount) { return QString::number(amount.fen()); }

void compare(const Payment &here, const Payment &there, QList<PaymentFinding> &found)
{
    const auto differs = [&](PaymentDifference what, const QString &ours, const QString &theirs) {
        found << PaymentFinding{here.id, what, ours, theirs};
    };
    if (here.quote != there.quote)
        differs(PaymentDifference::QuoteDiffers, here.quote, there.quote);
    if (here.amount != there.amount)
        differs(PaymentDifference::AmountDiffers, fenText(here.amount), fenText(there.amount));
    if (here.state != there.state)
        differs(PaymentDifference::StateDiffers, word(here.state), word(there.state));
    else if (here.bill != there.bill)
        differs(PaymentDifference::BillDiffers, here.bill.number, there.bill.number);
}

} // namespace

const char *codeName(PaymentDifference difference)
{
    switch (difference) {
    case PaymentDifference::MissingThere: return "missing-at-portal";
    case PaymentDifference::MissingHere: return "missing-here";
    case PaymentDifference::QuoteDiffers: return "quote-differs";
    case PaymentDifference::AmountDiffers: return "amount-differs";
    case PaymentDifference::StateDiffers: return "state-differs";
    case PaymentDifference::BillDiffers: return "bill-differs";
    }
    Q_UNREACHABLE();
    return "";
}

std::optional<PaymentDifference> paymentDifference(QStringView name)
{
    using enum PaymentDifference;
    for (const auto difference : {MissingThere, MissingHere, QuoteDiffers, AmountDiffers, StateDiffers, BillDiffers}) {
        if (name == QLatin1String(codeName(difference)))
            return difference;
    }
    return {};
}

QList<PaymentFinding> reconciled(const std::vector<Payment> &here, const std::vector<Payment> &there)
{
    struct Pair {
        const Payment *here = nullptr;
        const Payment *there = nullptr;
    };
    std::map<PaymentId, Pair> orders;
    for (const Payment &payment : here)
        orders[payment.id].here = &payment;
    for (const Payment &payment : there)
        orders[payment.id].there = &payment;
    QList<PaymentFinding> found;
    for (const auto &[id, order] : orders) {
        if (order.here && order.there)
            compare(*order.here, *order.there, found);
        else if (order.there)
            found << PaymentFinding{id, PaymentDifference::MissingHere, {}, word(order.there->state)};
        else if (order.here->state != PaymentState::Closed)
            found << PaymentFinding{id, PaymentDifference::MissingThere, word(order.here->state), {}};
    }
    return found;
}

} // namespace kiosk
