// SPDX-License-Identifier: Apache-2.0
#include "principal_runner.h"

#include "../card_facts.h"

#include <portal/problem.h>

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;

// The portal may have given its leave all the same.
bool mayHaveHappened(ErrorCode code)
{
    return code == ErrorCode::AnswerLost || code == ErrorCode::PortalFault || code == ErrorCode::InvalidInput;
}

} // namespace

void PrincipalRunner::begin()
{
    if (!m_context.machine.idCardReader)
        return failWith(ErrorCode::NoDevice);
    if (!m_context.machine.agents || !m_context.card || !m_context.verified)
        return failWith(ErrorCode::Unsupported);
    m_card.ofAnother = true;
    m_sms.ofAnother = true;
    listen();
}

void PrincipalRunner::refused(ErrorCode why)
{
    m_context.audit(AuditEvent::AuthorityMoved, "card-refused", {}, codeName(why));
}

void PrincipalRunner::taken(hal::IdCardRecord record)
{
    if (record.number == m_context.card->number)
        return isHisOwn();
    const auto judged = judgeCard(record, service(), m_context.machine.clock->wall().date());
    if (!judged) {
        m_context.log.info("card.refused", {{"error", judged.error()}});
        refused(judged.error().code);
        return cardWrong(judged.error().code); // nothing of a refused card is kept
    }
    m_context.audit(AuditEvent::AuthorityMoved, "card-read");
    m_principal.emplace(std::move(record));
    m_card.person = maskedName(nameOn(*m_principal));
    name();
}

void PrincipalRunner::isHisOwn()
{
    refused(ErrorCode::CardKind);
    m_principal.reset();
    m_card.person.clear();
    m_card.isHisOwn = true;
    cardWrong(ErrorCode::CardKind);
}

void PrincipalRunner::name()
{
    showCard(screen::Card::Phase::Checking);
    const Answer relation = m_context.journey.answers.value(m_step.fields.value(0));
    if (!relation.value)
        return failWith(ErrorCode::SequenceError);
    PrincipalRequest request;
    request.item = service().id;
    request.relation = relation.value->reveal();
    request.name = nameOn(*m_principal).clone();
    request.number = m_principal->number.clone();
    whenReady(
        m_context.machine.agents->namePrincipal(m_context.session, std::move(request), m_context.call(kPortalPatience)),
        this, [this](const Result<QList<MaskedPhone>> &phones) {
            if (!phones)
                return unnamed(phones.error());
            askWhichPhone(*phones);
        });
}

void PrincipalRunner::unnamed(const Error &why)
{
    if (problemCode(why) == u"principal-is-agent")
        return isHisOwn();
    m_context.audit(AuditEvent::AuthorityMoved, "refused", {}, codeName(why.code));
    failWith(why.code);
}

void PrincipalRunner::send(const QString &phoneId)
{
    whenReady(m_context.machine.portal->sendSmsCode(m_context.session, phoneId, m_context.call(kPortalPatience)), this,
              [this](const Result<SmsCode> &code) {
                  m_context.audit(AuditEvent::AuthorityMoved, code ? "code-sent" : "code-unsent", {},
                                  code ? "" : codeName(code.error().code));
                  sent(code);
              });
}

void PrincipalRunner::verify(const std::shared_ptr<const SensitiveText> &digits)
{
    m_asking = true;
    checking();
    ask(digits, false);
}

// The same code again is the same leave, so that a lost answer is asked for once more.
void PrincipalRunner::ask(const std::shared_ptr<const SensitiveText> &digits, bool again)
{
    whenReady(m_context.machine.agents->verifyPrincipal(m_context.session, m_codeId, digits->clone(),
                                                        m_context.call(kPortalPatience)),
              this, [this, digits, again](const Result<AuthorityId> &authority) {
                  if (authority)
                      return allowed(*authority);
                  const ErrorCode why = authority.error().code;
                  if (mayHaveHappened(why) && !again)
                      return ask(digits, true);
                  m_asking = false;
                  m_context.audit(AuditEvent::AuthorityMoved, "refused", {}, codeName(why));
                  // the session may stand by the other already: nobody goes back to act for himself
                  if (mayHaveHappened(why))
                      emit reported(event::ActBegun{m_step.id});
                  codeRefused(authority.error());
              });
}

void PrincipalRunner::allowed(AuthorityId authority)
{
    m_context.audit(AuditEvent::AuthorityMoved, "given");
    m_context.authority = authority;
    m_context.agent = std::exchange(m_context.card, std::nullopt);
    m_context.card = std::exchange(m_principal, std::nullopt);
    succeed(answersOfPrincipal(m_context.journey, knownFrom(*m_context.card)));
}

} // namespace kiosk
