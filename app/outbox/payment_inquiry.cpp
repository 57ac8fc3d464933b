// SPDX-License-Identifier: Apache-2.0
#include "payment_inquiry.h"

namespace kiosk {

PaymentInquiry::PaymentInquiry(Store &store, PortalClient &portal, PaymentQuestion question, Context context)
    : m_store(store), m_portal(portal), m_question(std::move(question)), m_context(std::move(context))
{ }

void PaymentInquiry::start()
{
    whenReady(m_portal.payment(m_question.payment, m_context()), this, [this](const Result<PortalPayment> &said) {
        if (!said && said.error().code == ErrorCode::NotFound)
            return close(); // it may still be on its way: its id is spent before it arrives
        heard(said);
    });
}

void PaymentInquiry::heard(const Result<PortalPayment> &said)
{
    if (!said)
        return end(fail(said.error()));
    if (said->payment.state == PaymentState::Waiting)
        return close();
    note(said->payment);
}

void PaymentInquiry::close()
{
    whenReady(m_portal.cancelPayment(m_question.payment, m_question.quote, m_context()), this,
              [this](const Result<PortalPayment> &said) {
                  if (said && said->payment.state == PaymentState::Waiting)
                      return end(fail(ErrorCode::InvalidInput, QStringLiteral("payment waits after its end")));
                  if (!said && said.error().code == ErrorCode::NotFound)
                      return neverHad();
                  heard(said);
              });
}

// Neither the order nor its quote: nothing can be paid.
void PaymentInquiry::neverHad()
{
    whenReady(m_store.payment(m_question.payment), this, [this](const Result<PaymentStanding> &known) {
        if (!known)
            return end(known);
        Payment closed = known->payment;
        closed.state = PaymentState::Closed;
        note(closed);
    });
}

void PaymentInquiry::note(const Payment &said)
{
    whenReady(m_store.notePayment(said), this, [this](const Result<PaymentStanding> &standing) {
        if (!standing && standing.error().code == ErrorCode::SequenceError)
            return end(fail(ErrorCode::Conflict, QStringLiteral("payment cannot stand so at the portal")));
        if (standing && standing->payment.state == PaymentState::Paid && !standing->isHad)
            return sendBack();
        end(standing);
    });
}

// The decision is written down before the portal hears of it.
void PaymentInquiry::sendBack()
{
    whenReady(m_store.returnPayment(m_question.payment), this, [this](const Result<void> &decided) {
        if (!decided)
            return end(fail(decided.error()));
        whenReady(m_portal.refundPayment(m_question.payment, m_context()), this,
                  [this](const Result<PortalPayment> &said) { refunded(said); });
    });
}

void PaymentInquiry::refunded(const Result<PortalPayment> &said)
{
    if (!said && said.error().code == ErrorCode::SequenceError)
        return end(fail(ErrorCode::SequenceError, QStringLiteral("payment moved meanwhile"))); // asked again
    if (said && said->payment.state == PaymentState::Paid)
        return end(fail(ErrorCode::InvalidInput, QStringLiteral("payment was not sent back")));
    heard(said);
}

void PaymentInquiry::end(const Result<PaymentStanding> &standing)
{
    const Ended ended = std::move(m_ended); // it may delete us
    ended(standing);
}

} // namespace kiosk
