// SPDX-License-Identifier: Apache-2.0
#include "pay_runner.h"

#include "../kept_order.h"

#include <algorithm>

namespace kiosk {
namespace {

using Phase = screen::Pay::Phase;

constexpr Duration kPortalPatience = 8s;
constexpr int kAskEveryS = 2;
constexpr int kOrderLivesS = 300;  // by the contract; the portal's own word comes with each answer
constexpr Duration kSilence = 60s; // without any answer: then the outbox asks, and the visit ends
constexpr Duration kSeen = 2s;     // the citizen sees that it was paid

} // namespace

// Nobody walks away from an order of which nothing is known; from one that the outbox has, anybody may.
bool PayRunner::working() const
{
    return m_screen.phase == Phase::Asking || m_screen.phase == Phase::Paid
        || (m_screen.phase == Phase::Checking && !m_id.isNull());
}

void PayRunner::show(Phase phase)
{
    const bool wasWorking = working();
    const bool wasElsewhere = isElsewhere();
    m_screen.phase = phase;
    emit shown(m_screen);
    if (wasWorking != working() || wasElsewhere != isElsewhere())
        emit workingChanged();
}

void PayRunner::begin()
{
    if (m_context.paid)
        return succeed();
    m_screen = {};
    m_isAsking = m_wasLost = false;
    m_lastHeard = m_context.machine.clock->now();
    if (!m_context.openOrder.isNull())
        return awaitEarlier();
    askQuote();
}

// An order of this visit was given up, by going back for one. Before the next it has to have ended.
void PayRunner::awaitEarlier()
{
    show(Phase::Checking);
    whenReady(m_context.machine.store->payment(m_context.openOrder), this,
              [this](const Result<PaymentStanding> &known) {
                  const bool isOver
                      = known && !mustBeAsked(known->payment.state) && known->payment.state != PaymentState::Paid;
                  if (isOver) {
                      m_context.openOrder = {};
                      return askQuote();
                  }
                  if (m_context.machine.clock->now() - m_lastHeard >= kSilence)
                      return failWith(ErrorCode::PaymentUnknown);
                  m_tick = m_context.machine.alarms->in(1s, this, [this] { awaitEarlier(); });
              });
}

void PayRunner::askQuote()
{
    show(Phase::Asking);
    const CallContext call = m_context.call(kPortalPatience);
    whenReady(m_context.notice ? m_context.machine.billing->quoteNotice(m_context.notice->code, call)
                               : m_context.machine.portal->quote(service().id, m_context.session, call),
              this, [this](const Result<Quote> &quote) {
                  if (!quote)
                      return failWith(quote.error().code);
                  if (quote->amount.isZero())
                      return succeed();
                  m_screen.quote = *quote;
                  order();
              });
}

QString PayRunner::serves()
{
    if (m_context.notice)
        return kServesNotice.toString();
    const auto &steps = service().steps;
    const bool claims = std::any_of(steps.cbegin(), steps.cend(),
                                    [](const StepDefinition &step) { return step.kind == StepKind::Claim; });
    if (!claims) {
        if (m_context.submission.isNull())
            m_context.submission = SubmissionId::make(*m_context.machine.clock);
        return m_context.submission.text();
    }
    m_context.claimId = ClaimId::make(*m_context.machine.clock);
    return m_context.claimId.text();
}

void PayRunner::order()
{
    PaymentIntent intent;
    intent.payment.id = PaymentId::make(*m_context.machine.clock);
    intent.payment.quote = m_screen.quote.id;
    intent.payment.amount = m_screen.quote.amount;
    intent.visit = m_context.visit;
    intent.serves = serves();
    whenReady(m_context.machine.store->beginPayment(intent), this,
              [this, id = intent.payment.id](const Result<void> &begun) {
                  if (!begun)
                      return failWith(begun.error().code);
                  m_id = id;
                  m_expires = {};
                  m_lastHeard = m_context.machine.clock->now();
                  put();
                  tick();
              });
}

void PayRunner::put()
{
    m_isAsking = true;
    whenReady(m_context.machine.portal->putPayment(m_id, {m_screen.quote.id}, m_context.call(kPortalPatience)), this,
              [this, id = m_id](const Result<PortalPayment> &said) {
                  if (id != m_id)
                      return;
                  m_isAsking = false;
                  const bool isFirst = m_screen.phase == Phase::Asking;
                  if (!said && said.error().code == ErrorCode::PortalRefused) // nobody can pay it
                      return giveUp(ErrorCode::PortalRefused);
                  if (!said && said.error().code == ErrorCode::PortalUnreachable && isFirst)
                      return neverSent();
                  heard(said);
              });
}

// The portal certainly does not have it, so nobody can pay it.
void PayRunner::neverSent()
{
    const PaymentId id = std::exchange(m_id, {});
    Payment closed{id, m_screen.quote.id, m_screen.quote.amount, PaymentState::Closed};
    m_context.machine.alarms->cancel(m_tick);
    whenReady(m_context.machine.store->notePayment(std::move(closed)), this,
              [this, id](const Result<PaymentStanding> &kept) {
                  if (!kept)
                      giveUpOrder(m_context.machine, id);
                  failWith(ErrorCode::PortalUnreachable);
              });
}

void PayRunner::ask()
{
    m_isAsking = true;
    whenReady(m_context.machine.portal->payment(m_id, m_context.call(kPortalPatience)), this,
              [this, id = m_id](const Result<PortalPayment> &said) {
                  if (id != m_id)
                      return;
                  m_isAsking = false;
                  if (!said && said.error().code == ErrorCode::NotFound) // the order got lost on its way
                      return put();
                  heard(said);
              });
}

// The time is over here. The portal says whether the citizen was quicker.
void PayRunner::cancel()
{
    m_isAsking = true;
    whenReady(m_context.machine.portal->cancelPayment(m_id, m_screen.quote.id, m_context.call(kPortalPatience)), this,
              [this, id = m_id](const Result<PortalPayment> &said) {
                  if (id != m_id)
                      return;
                  m_isAsking = false;
                  heard(said);
              });
}

void PayRunner::heard(const Result<PortalPayment> &said)
{
    m_untilNext = kAskEveryS;
    if (!said) {
        m_context.log.warning("payment.unanswered", {{"payment", m_id}, {"error", said.error()}});
        if (m_screen.phase == Phase::Waiting && !std::exchange(m_wasLost, true))
            return; // one question, not the order
        if (m_context.machine.clock->now() - m_lastHeard >= kSilence)
            return giveUp(ErrorCode::PaymentUnknown);
        return show(Phase::Checking);
    }
    m_lastHeard = m_context.machine.clock->now();
    m_wasLost = false;
    m_screen.qr = said->qr;
    m_expires = said->expiresAt;
    whenReady(m_context.machine.store->notePayment(said->payment), this,
              [this, id = m_id](const Result<PaymentStanding> &noted) {
                  if (id != m_id)
                      return;
                  if (!noted) { // another amount, or a move that cannot be: people look
                      m_context.log.error("payment.contradicted", {{"payment", m_id}, {"error", noted.error()}});
                      return giveUp(ErrorCode::PaymentUnknown);
                  }
                  standing(noted->payment);
              });
}

void PayRunner::standing(const Payment &payment)
{
    switch (payment.state) {
    case PaymentState::Created:
    case PaymentState::Unknown: return show(Phase::Checking);
    case PaymentState::Waiting: return show(Phase::Waiting);
    case PaymentState::Paid: return paid(payment);
    case PaymentState::Closed:
        m_id = {};
        m_context.machine.alarms->cancel(m_tick);
        m_screen.qr.clear();
        return show(Phase::Closed);
    case PaymentState::Refunding:
    case PaymentState::Refunded: return giveUp(ErrorCode::PaymentUnknown); // by somebody else's hand
    }
}

void PayRunner::paid(const Payment &payment)
{
    m_id = {};
    m_context.machine.alarms->cancel(m_tick);
    m_context.paid = PaidOrder{payment.id, payment.amount, payment.bill};
    m_context.done.paid = payment.amount;
    m_context.done.bill = payment.bill;
    emit reported(event::ActBegun{m_step.id});
    m_screen.qr.clear();
    show(Phase::Paid);
    m_tick = m_context.machine.alarms->in(kSeen, this, [this] { succeed(); });
}

// Every second: the time that is left, and now and then a question.
void PayRunner::tick()
{
    const auto left = m_context.machine.clock->wall().secsTo(m_expires);
    m_screen.secondsLeft = m_expires.isValid() ? static_cast<int>(std::clamp<qint64>(left, 0, kOrderLivesS)) : 0;
    const bool isOver = m_expires.isValid() && left <= 0;
    if (!m_isAsking && --m_untilNext <= 0)
        isOver ? cancel() : ask();
    if (m_screen.phase == Phase::Waiting)
        emit shown(m_screen);
    m_tick = m_context.machine.alarms->in(1s, this, [this] { tick(); });
}

void PayRunner::handle(const Act &act)
{
    if (m_screen.phase == Phase::Closed && std::holds_alternative<act::Again>(act))
        begin(); // what is due may be another amount by now
    else if (m_screen.phase == Phase::Waiting && std::holds_alternative<act::Proceed>(act) && !m_isAsking)
        ask(); // "I have paid"
}

void PayRunner::giveUp(ErrorCode code)
{
    abandon();
    failWith(code);
}

void PayRunner::abandon()
{
    m_context.machine.alarms->cancel(m_tick);
    if (m_id.isNull())
        return;
    m_context.openOrder = m_id;
    giveUpOrder(m_context.machine, std::exchange(m_id, {}));
}

} // namespace kiosk
