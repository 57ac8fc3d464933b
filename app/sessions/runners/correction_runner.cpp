// SPDX-License-Identifier: Apache-2.0
#include "correction_runner.h"

#include "../case_citizen.h"
#include "../done_facts.h"

namespace kiosk {
namespace {

constexpr Duration kAnswerPatience = 3s; // as for a case: then the glass says 本机已收件

} // namespace

void CorrectionRunner::begin()
{
    emit shown(m_screen);
    whenReady(m_context.machine.store->acceptance(), this, [this](const Result<void> &open) {
        if (!open)
            return failWith(open.error().code);
        const auto sealed = sealAll();
        if (!sealed) {
            m_context.log.error("correction.unsealed", {{"error", sealed.error()}});
            return failWith(sealed.error().code);
        }
        keep();
    });
}

Result<SealedCorrection> CorrectionRunner::sealed(const FieldDefinition &field, const Answer &answer) const
{
    CorrectionDraft draft;
    draft.id = CorrectionId::make(*m_context.machine.clock);
    draft.caseNo = m_context.correction->caseNo;
    draft.visit = m_context.visit;
    draft.createdAt = m_context.machine.clock->wall();
    draft.terminal = m_context.machine.config->site.machine;
    draft.identityMethod = QString::fromLatin1(codeName(m_context.journey.method));
    draft.identityVerified = m_context.verified;
    draft.citizen = citizenOn(*m_context.card);
    draft.answer = {field.id, answer.value->clone(), QString::fromLatin1(codeName(answer.source))};
    draft.sealedTo = KIOSK_TRY(m_context.machine.sealer->recipient());
    const SensitiveBytes json = KIOSK_TRY(correctionJson(draft));
    const SealedEnvelope envelope = KIOSK_TRY(m_context.machine.sealer->seal(json));
    return SealedCorrection{draft.id, draft.visit, draft.caseNo, envelope.bytes};
}

Result<void> CorrectionRunner::sealAll()
{
    if (!m_context.card || !m_context.correction)
        return fail(ErrorCode::SequenceError, QStringLiteral("nobody, or no case"));
    if (!m_context.correction->sealed.isEmpty())
        return {}; // a second try
    QList<SealedCorrection> all;
    for (const auto &[field, answer] : answersOnPath(m_context.journey))
        all << KIOSK_TRY(sealed(*field, answer));
    for (const SealedCorrection &each : all)
        m_context.correction->unconfirmed << each.id.text();
    m_context.correction->sealed = std::move(all);
    return {};
}

void CorrectionRunner::keep()
{
    m_screen.done = 1;
    emit shown(m_screen);
    emit reported(event::ActBegun{m_step.id});
    // the portal may answer before this thread hears of the commit, so it listens first
    followAcknowledgement(m_context, this, [this] { goOn(); });
    whenReady(m_context.machine.store->keepCorrections(m_context.correction->sealed), this,
              [this](const Result<void> &kept) {
                  if (!kept)
                      return failWith(kept.error().code);
                  committed();
              });
}

void CorrectionRunner::committed()
{
    m_context.log.info("correction.committed", {{"count", m_context.correction->sealed.size()}});
    screen::Done &done = m_context.done;
    done.isCorrection = true;
    done.receipt = screen::Done::Receipt::None;
    done.at = m_context.machine.clock->wall();
    done.receiptCode = m_context.correction->caseNo;
    m_screen.done = 2;
    emit shown(m_screen);
    const Reachability reachability = m_context.machine.portal->reachability();
    if (m_wentOn || reachability == Reachability::Offline || reachability == Reachability::Revoked)
        return succeed();
    m_context.machine.alarms->in(kAnswerPatience, this, [this] { goOn(); });
}

void CorrectionRunner::goOn()
{
    const bool isCommitted = m_screen.done == 2;
    if (!m_wentOn && isCommitted)
        succeed();
    m_wentOn = true;
}

} // namespace kiosk
