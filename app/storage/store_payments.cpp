// SPDX-License-Identifier: Apache-2.0
// The part of StoreDatabase that has to do with money. The portal hears of an order after its intent is committed, so
// whatever the portal may have, the terminal asks about.
#include "store_database.h"

#include <payments/payment_question.h>

#include <QCryptographicHash>

namespace kiosk {
namespace {

constexpr const char *Query = "query";   // nobody knows
constexpr const char *Refund = "refund"; // paid for nothing, or on its way back

} // namespace

Result<PaymentStanding> StoreDatabase::knownPayment(PaymentId id)
{
    const auto known = m_payments.find(id);
    if (!known)
        return fail(ErrorCode::NotFound, QStringLiteral("payment"));
    return *known;
}

Result<void> StoreDatabase::movePayment(PaymentStanding &standing, const Payment &now, const char *reason)
{
    standing.payment = now;
    standing.since = m_clock->wall();
    m_payments.move(now, standing.since);
    return audit(
        {AuditEvent::PaymentMoved, codeName(now.state), standing.visit, now.id, reason, qint64(now.amount.fen())});
}

// The outbox brings it to its end. Once for each reason: an order that has ended is not asked about again. False: it
// was told before.
Result<bool> StoreDatabase::followPayment(const Payment &payment, const char *why)
{
    const QByteArray payload = encoded(PaymentQuestion{payment.id, payment.quote});
    const QString stream = payment.id.text();
    const QString id = stream + u'/' + QLatin1String(why);
    const QByteArray digest = QCryptographicHash::hash(payload, QCryptographicHash::Sha256);
    const auto row = KIOSK_TRY(addedOnce({OutboxKind::PaymentQuery, stream, id, payload, digest, {}}));
    if (row)
        m_moreRows << *row;
    return row.has_value();
}

// A row that is held is for people: nobody asks any more.
bool StoreDatabase::hasEnded(const Payment &payment)
{
    for (const char *why : {Query, Refund}) {
        if (const auto row = m_outbox.find(payment.id.text() + u'/' + QLatin1String(why)))
            return row->state == SubmissionState::Held;
    }
    return !mustBeAsked(payment.state) && payment.state != PaymentState::Refunding;
}

Result<void> StoreDatabase::sendPaymentBack(const PaymentStanding &paid, const char *reason)
{
    if (!KIOSK_TRY(followPayment(paid.payment, Refund)))
        return {};
    return audit(
        {AuditEvent::PaymentReturned, "done", paid.visit, paid.payment.id, reason, qint64(paid.payment.amount.fen())});
}

Result<void> StoreDatabase::beginPayment(const PaymentIntent &intent)
{
    const Payment &payment = intent.payment;
    if (payment.id.isNull() || payment.quote.isEmpty() || payment.amount <= Money() || intent.serves.isEmpty()
        || payment.state != PaymentState::Created)
        return fail(ErrorCode::InvalidInput, QStringLiteral("payment"));
    auto begun = inTransaction("payment", [&]() -> Result<void> {
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
        PaymentStanding known = KIOSK_TRY(knownPayment(said.id));
        const Payment now = KIOSK_TRY(afterAnswer(known.payment, said));
        if (now.state == known.payment.state && now.bill == known.payment.bill)
            return known;
        KIOSK_TRY(movePayment(known, now));
        if (now.state == PaymentState::Refunding)
            KIOSK_TRY(followPayment(now, Refund));
        return known;
    });
    if (noted && !mustBeAsked(noted->payment.state))
        KIOSK_CRASH_POINT("payment", "settled");
    return noted;
}

Result<void> StoreDatabase::doubtPayment(PaymentId id)
{
    return inTransaction("payment", [&]() -> Result<void> {
        PaymentStanding known = KIOSK_TRY(knownPayment(id));
        if (known.payment.state == PaymentState::Paid && !known.isHad) // the answer came a moment before
            return sendPaymentBack(known, "not-had");
        if (known.payment.state != PaymentState::Unknown) {
            if (!mayMove(known.payment.state, PaymentState::Unknown))
                return fail(ErrorCode::SequenceError, QStringLiteral("payment is not open"));
            Payment now = known.payment;
            now.state = PaymentState::Unknown;
            KIOSK_TRY(movePayment(known, now, "answer-lost"));
        }
        KIOSK_TRY(followPayment(known.payment, Query));
        return {};
    });
}

Result<void> StoreDatabase::returnPayment(PaymentId id)
{
    return inTransaction("payment", [&]() -> Result<void> {
        const PaymentStanding known = KIOSK_TRY(knownPayment(id));
        if (known.payment.state != PaymentState::Paid || known.isHad)
            return fail(ErrorCode::SequenceError, QStringLiteral("payment is not paid, or was had"));
        return sendPaymentBack(known, "not-had");
    });
}

Result<PaymentStanding> StoreDatabase::payment(PaymentId id)
{
    return sql::guarded([&] { return knownPayment(id); });
}

// Whoever had begun an order is gone: only the portal can say what became of it, and money that bought nothing goes
// back.
Result<void> StoreDatabase::settlePayments(OpenedStore &opened)
{
    for (PaymentStanding left : m_payments.inDoubt()) {
        if (left.payment.state != PaymentState::Unknown) {
            Payment now = left.payment;
            now.state = PaymentState::Unknown;
            KIOSK_TRY(movePayment(left, now, "after-restart"));
            opened.becameUnknown << now.id;
        }
        KIOSK_TRY(followPayment(left.payment, Query));
    }
    for (const PaymentStanding &paid : m_payments.paidForNothing())
        KIOSK_TRY(sendPaymentBack(paid, "after-restart"));
    return {};
}

} // namespace kiosk
