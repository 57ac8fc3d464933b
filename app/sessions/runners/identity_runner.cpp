// SPDX-License-Identifier: Apache-2.0
#include "identity_runner.h"

#include "../card_facts.h"

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;

} // namespace

void IdentityRunner::begin()
{
    if (!m_context.machine.idCardReader)
        return failWith(ErrorCode::NoDevice);
    // The card of this visit was read before: coming back here does not ask for it again.
    if (m_context.card)
        return judge();
    listen();
}

void IdentityRunner::taken(hal::IdCardRecord record)
{
    m_context.card.emplace(std::move(record));
    judge();
}

void IdentityRunner::refused(ErrorCode why) { m_context.audit(AuditEvent::CardRead, "failed", {}, codeName(why)); }

void IdentityRunner::judge()
{
    const hal::IdCardRecord &card = *m_context.card;
    const auto judged = judgeCard(card, service(), m_context.machine.clock->wall().date());
    if (!judged) {
        m_context.log.info("card.refused", {{"error", judged.error()}});
        refused(judged.error().code);
        m_context.card.reset(); // nothing of a refused card is kept
        return cardWrong(judged.error().code);
    }
    m_context.audit(AuditEvent::CardRead, "done");
    m_card.person = maskedName(nameOn(card));
    if (m_context.journey.method == IdentityMethod::Card)
        return identified(false);
    openSession();
}

void IdentityRunner::openSession()
{
    showCard(screen::Card::Phase::Checking);
    SessionRequest request;
    request.item = service().id;
    request.name = nameOn(*m_context.card).clone();
    request.number = m_context.card->number.clone();
    whenReady(m_context.machine.portal->openSession(std::move(request), m_context.call(kPortalPatience)), this,
              [this](Result<PortalSession> session) {
                  if (!session)
                      return failWith(session.error().code);
                  m_context.session = session->id;
                  askWhichPhone(session->phones);
              });
}

void IdentityRunner::send(const QString &phoneId)
{
    whenReady(m_context.machine.portal->sendSmsCode(m_context.session, phoneId, m_context.call(kPortalPatience)), this,
              [this](const Result<SmsCode> &code) {
                  m_context.audit(AuditEvent::SmsSent, code ? "done" : "failed", {},
                                  code ? "" : codeName(code.error().code));
                  sent(code);
              });
}

void IdentityRunner::verify(const std::shared_ptr<const SensitiveText> &digits)
{
    checking();
    whenReady(m_context.machine.portal->verifySmsCode(m_codeId, m_context.session, digits->clone(),
                                                      m_context.call(kPortalPatience)),
              this, [this](const Result<void> &verified) {
                  m_context.audit(AuditEvent::SmsVerified, verified ? "done" : "failed", {},
                                  verified ? "" : codeName(verified.error().code));
                  if (verified)
                      return identified(true);
                  codeRefused(verified.error());
              });
}

void IdentityRunner::identified(bool verified)
{
    m_context.verified = verified;
    m_context.audit(AuditEvent::IdentityAscertained, verified ? "verified" : "card-only");
    const KnownValues known = knownFrom(*m_context.card);
    succeed(prefillAnswers(m_context.journey, AnswerSource::Card, known));
}

} // namespace kiosk
