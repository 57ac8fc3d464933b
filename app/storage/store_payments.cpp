// SPDX-License-Identifier: Apache-2.0
// The part of StoreDatabase that has to do with money. The portal hears of an order after its intent is committed, so
// whatever the portal may have, the terminal asks about.
#include "store_database.h"

namespace kiosk {

Result<void> StoreDatabase::movePayment(PaymentStanding &standing, const Payment &now, const char *reason)
{
    standing.payment = now;
    standing.since = m_clock->wall();
    m_payments.move(now, standing.since);
    return audit(
        {AuditEvent::PaymentMoved, codeName(now.state), standing.visit, now.id, reason, qint64(now.amount.fen())});
}

Result<void> StoreDatabase::beginPayment(const PaymentIntent &intent)
{
    const Payment &payment = intent.payment;
    if (payment.id.isNull() || payment.quote.isEmpty() || payment.amount <= Money() || intent.serves.isEmpty()
        || payment.state != PaymentState::Created)
        return fail(ErrorCode::InvalidInput, QStringLiteral("payment"));
    const auto begun = inTransaction("payment", [&]() -> Result<void> {
        KIOSK_TRY(acceptance());
        if (m_payments.find(payment.id))
            return fail(ErrorCode::Conflict, QStringLiteral("payment: the id is taken"));
        if (m_payments.hasOpenOrder(payment.quote))
            return fail(ErrorCode::Conflict, QStringLiteral("payment: the quote has an order"));
        m_payments.insert(intent, m_clock->wall());
        return audit({AuditEvent::PaymentMoved, codeName(payment.state), intent.visit, payment.id, "",
                      qint64(payment.amount.fen())});
    });
    if (begun)
        KIOSK_CRASH_POINT("payment", "intent-committed");
    return begun;
}

Result<PaymentStanding> StoreDatabase::notePayment(const Payment &said)
{
    KIOSK_CRASH_POINT("payment", "answered");
    auto noted = inTransaction("payment", [&]() -> Result<PaymentStanding> {
        auto known = m_payments.find(said.id);
        if (!known)
            return fail(ErrorCode::NotFound, QStringLiteral("payment"));
        const Payment now = KIOSK_TRY(afterAnswer(known->payment, said));
        if (now.state != known->payment.state || !(now.bill == known->payment.bill))
            KIOSK_TRY(movePayment(*known, now));
        return *known;
    });
    if (noted && !mustBeAsked(noted->payment.state))
        KIOSK_CRASH_POINT("payment", "settled");
    return noted;
}

Result<void> StoreDatabase::doubtPayment(PaymentId id)
{
    return inTransaction("payment", [&]() -> Result<void> {
        auto known = m_payments.find(id);
        if (!known)
            return fail(ErrorCode::NotFound, QStringLiteral("payment"));
        if (known->payment.state == PaymentState::Unknown)
            return {};
        if (!mayMove(known->payment.state, PaymentState::Unknown))
            return fail(ErrorCode::SequenceError, QStringLiteral("payment is not open"));
        Payment now = known->payment;
        now.state = PaymentState::Unknown;
        return movePayment(*known, now, "answer-lost");
    });
}

Result<PaymentStanding> StoreDatabase::payment(PaymentId id)
{
    return sql::guarded([&]() -> Result<PaymentStanding> {
        const auto known = m_payments.find(id);
        if (!known)
            return fail(ErrorCode::NotFound, QStringLiteral("payment"));
        return *known;
    });
}

// Whoever had begun an order is gone: only the portal can say what became of it.
Result<void> StoreDatabase::settlePayments(OpenedStore &opened)
{
    for (PaymentStanding left : m_payments.inDoubt()) {
        if (left.payment.state == PaymentState::Unknown)
            continue;
        Payment now = left.payment;
        now.state = PaymentState::Unknown;
        KIOSK_TRY(movePayment(left, now, "after-restart"));
        opened.becameUnknown << now.id;
    }
    return {};
}

} // namespace kiosk
