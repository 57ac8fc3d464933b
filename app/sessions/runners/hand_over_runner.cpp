// SPDX-License-Identifier: Apache-2.0
#include "hand_over_runner.h"

#include "../case_answers.h"

#include <documents/hand_over_slip.h>
#include <journey/fault_policy.h>

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;
constexpr Duration kSlipLimit = 30s;
constexpr int kTries = 3; // of one press; the portal knows the draft by its id

// The request may have had its effect: asked again it tells the same.
bool mayHaveHappened(ErrorCode code)
{
    return code == ErrorCode::AnswerLost || code == ErrorCode::PortalFault || code == ErrorCode::InvalidInput
        || code == ErrorCode::TimedOut;
}

} // namespace

void HandOverRunner::handle(const Act &act)
{
    if (!std::holds_alternative<act::Proceed>(act) || working())
        return;
    if (m_screen.phase == screen::HandOver::Phase::Kept)
        emit reported(event::Cancelled{}); // the visit is over, and says so
    else
        keep();
}

void HandOverRunner::abandon()
{
    m_screen.code.fill(QChar());
    m_screen.code.clear();
    m_envelope.clear();
}

Result<void> HandOverRunner::seal()
{
    const Journey &journey = m_context.journey;
    SavedDraft draft;
    draft.draft = DraftId::make(*m_context.machine.clock);
    draft.visit = m_context.visit;
    draft.item = service().id;
    draft.itemVersion = service().version;
    draft.createdAt = m_context.machine.clock->wall();
    draft.terminal = m_context.machine.config->site.machine;
    draft.keepDays = service().keepDays;
    draft.answers = caseAnswers(journey);
    draft.evidence = caseEvidence(journey);
    const SensitiveBytes json = KIOSK_TRY(draftJson(draft));
    m_envelope = KIOSK_TRY(m_context.machine.sealer->seal(json)).bytes;
    m_draft = draft.draft;
    m_answers = static_cast<int>(draft.answers.size());
    return {};
}

void HandOverRunner::keep()
{
    m_tries = 0;
    m_screen.phase = screen::HandOver::Phase::Sending;
    emit workingChanged();
    emit shown(m_screen);
    if (m_envelope.isEmpty()) {
        if (const auto sealed = seal(); !sealed)
            return notKept(sealed.error());
    }
    send();
}

void HandOverRunner::send()
{
    ++m_tries;
    whenReady(
        m_context.machine.drafts->putDraft(m_draft, m_context.session, m_envelope, m_context.call(kPortalPatience)),
        this, [this](const Result<DraftKept> &answer) {
            const QString prefix = m_context.machine.config->site.district;
            if (answer && !ReceiptCode::parse(answer->code.text(), prefix)) // no terminal of this hall would take it
                return notKept({ErrorCode::InvalidInput, QStringLiteral("code")});
            if (answer)
                return kept(*answer);
            if (mayHaveHappened(answer.error().code) && m_tries < kTries)
                return send();
            notKept(answer.error());
        });
}

void HandOverRunner::notKept(const Error &why)
{
    m_context.log.warning("draft.unkept", {{"error", why}});
    record(m_context.machine,
           {AuditEvent::DraftKept, "failed", m_context.visit, m_draft, codeName(why.code), m_answers});
    m_screen.phase = screen::HandOver::Phase::NotKept;
    m_screen.away = isPortalAway(why.code) || why.code == ErrorCode::TimedOut;
    emit workingChanged();
    emit shown(m_screen);
}

void HandOverRunner::kept(const DraftKept &kept)
{
    record(m_context.machine, {AuditEvent::DraftKept, "done", m_context.visit, m_draft, "", m_answers});
    m_envelope.clear();
    m_screen.phase = screen::HandOver::Phase::Kept;
    m_screen.code = kept.code.text();
    m_screen.keptUntil = kept.keptUntil.toLocalTime();
    emit workingChanged();
    emit reported(event::HandedOver{});
    printSlip();
    emit shown(m_screen);
}

// The code stands on the glass and in the text message: without paper nothing is missing.
void HandOverRunner::printSlip()
{
    auto *printer = m_context.machine.receiptPrinter;
    if (!printer || hal::fault(printer->status()))
        return;
    printer->setVisit(m_context.visit);
    if (printer->claimedBy() != kSessionOwner && (!printer->claim(kSessionOwner) || !printer->setEnabled(true)))
        return;
    const KioskConfig &config = *m_context.machine.config;
    const HandOverFacts facts{config.site.name, config.site.helpPhone, m_context.journey.service, m_screen.code,
                              m_screen.keptUntil};
    m_screen.slip = screen::HandOver::Slip::Printing;
    emit workingChanged();
    whenReady(printer->print(composeHandOver(facts, m_context.language), ActId::make(*m_context.machine.clock),
                             Deadline::in(*m_context.machine.clock, kSlipLimit)),
              this, [this](const Result<hal::ReceiptOutcome> &outcome) {
                  const bool isOut = outcome && outcome->printed == hal::ActOutcome::Committed;
                  m_screen.slip = isOut ? screen::HandOver::Slip::Printed : screen::HandOver::Slip::None;
                  if (!isOut)
                      m_context.log.warning("draft.no-slip", {});
                  emit workingChanged();
                  emit shown(m_screen);
              });
}

} // namespace kiosk
