// SPDX-License-Identifier: Apache-2.0
#include "payment.h"

namespace kiosk {

Result<void> checked(const Quote &quote)
{
    if (quote.id.isEmpty() || quote.amount < Money())
        return fail(ErrorCode::InvalidInput, QStringLiteral("quote"));
    Money sum;
    for (const QuoteLine &line : quote.lines) {
        if (line.amount < Money())
            return fail(ErrorCode::InvalidInput, QStringLiteral("quote: negative line"));
        sum = KIOSK_TRY(sum.plus(line.amount));
    }
    if (sum != quote.amount)
        return fail(ErrorCode::InvalidInput, QStringLiteral("quote: lines are not the total"));
    return {};
}

Result<Payment> afterAnswer(const Payment &known, const Payment &said)
{
    if (said.amount <= Money())
        return fail(ErrorCode::InvalidInput, QStringLiteral("payment: amount"));
    if (!(said.id == known.id) || said.quote != known.quote)
        return fail(ErrorCode::Conflict, QStringLiteral("payment: another order"));
    if (said.amount != known.amount)
        return fail(ErrorCode::Conflict, QStringLiteral("payment: another amount"));
    const bool hasBill = !said.bill.number.isEmpty() && !said.bill.checkCode.isEmpty();
    if (said.state == PaymentState::Paid && !hasBill)
        return fail(ErrorCode::InvalidInput, QStringLiteral("payment: paid without a bill"));
    if (hasBill && !known.bill.number.isEmpty() && known.bill != said.bill)
        return fail(ErrorCode::Conflict, QStringLiteral("payment: another bill"));
    if (said.state != known.state && !mayMove(known.state, said.state))
        return fail(ErrorCode::SequenceError,
                    QStringLiteral("payment: %1 to %2")
                        .arg(QLatin1String(codeName(known.state)), QLatin1String(codeName(said.state))));
    Payment now = known;
    now.state = said.state;
    if (hasBill)
        now.bill = said.bill;
    return now;
}

} // namespace kiosk
