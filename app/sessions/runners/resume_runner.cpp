// SPDX-License-Identifier: Apache-2.0
#include "resume_runner.h"

#include "../card_facts.h"

#include <journey/fault_policy.h>
#include <journey/prefill.h>
#include <portal/problem.h>

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;
constexpr int kTries = 3;
constexpr qsizetype kCodeTail = 9; // behind the prefix

qsizetype signsIn(const QString &typed)
{
    return std::count_if(typed.cbegin(), typed.cend(), [](QChar sign) { return sign.isLetterOrNumber(); });
}

const char *outcomeOf(screen::ResumeCode::Complaint complaint)
{
    using Complaint = screen::ResumeCode::Complaint;
    switch (complaint) {
    case Complaint::Unknown: return "unknown";
    case Complaint::Used: return "used";
    case Complaint::Expired: return "expired";
    case Complaint::TooOften: return "too-often";
    case Complaint::NotHere: return "not-here";
    case Complaint::TooShort:
    case Complaint::NoCode:
    case Complaint::Away: break;
    }
    return nullptr; // nobody was asked, or nobody answered
}

} // namespace

void ResumeRunner::begin()
{
    if (!m_context.machine.drafts || !m_context.card)
        return failWith(ErrorCode::Unsupported);
    connect(&m_listener, &CodeListener::read, this, &ResumeRunner::scanned);
    connect(&m_listener, &CodeListener::lost, this, [this] {
        m_code.scanner = false;
        emit shown(m_code);
    });
    m_code.scanner = m_listener.open();
    enter();
}

void ResumeRunner::abandon()
{
    m_listener.stop();
    m_given.clear();
}

void ResumeRunner::enter()
{
    m_found = {};
    m_given.clear();
    const bool hasScanner = m_code.scanner;
    m_code = {};
    m_code.scanner = hasScanner;
    emit shown(m_code);
    m_code.fresh = false;
    m_listener.listen();
}

// What is held before the scanner is the code typed.
void ResumeRunner::scanned(const QString &text)
{
    if (m_code.asking || m_found.service)
        return;
    m_code.entry = text;
    m_code.fresh = true;
    confirm();
    m_code.fresh = false;
}

void ResumeRunner::handle(const Act &act)
{
    if (m_code.asking || m_found.taking)
        return;
    if (m_found.service) {
        if (std::holds_alternative<act::Proceed>(act)) {
            m_tries = 0;
            take();
        }
    } else if (const auto *typed = std::get_if<act::Type>(&act)) {
        m_code.entry = typed->entry;
        if (std::exchange(m_code.complaint, std::nullopt))
            emit shown(m_code);
    } else if (std::holds_alternative<act::Proceed>(act)) {
        confirm();
    }
}

void ResumeRunner::confirm()
{
    const QString prefix = m_context.machine.config->site.district;
    const auto code = ReceiptCode::parse(m_code.entry, prefix);
    if (!code) {
        m_code.missing = static_cast<int>(prefix.size() + kCodeTail - signsIn(m_code.entry));
        return complain(m_code.missing > 0 ? Complaint::TooShort : Complaint::NoCode);
    }
    m_code.complaint.reset();
    m_code.asking = true;
    emit shown(m_code);
    whenReady(m_context.machine.drafts->lookUpDraft(*code, m_context.session, m_context.call(kPortalPatience)), this,
              [this](const Result<FoundDraft> &draft) { draft ? found(*draft) : refused(draft.error()); });
}

void ResumeRunner::found(const FoundDraft &draft)
{
    const ServicePtr service = m_context.machine.offeredItem ? m_context.machine.offeredItem(draft.item) : nullptr;
    m_draft = draft.draft;
    const QString document = QString::fromLatin1(hal::codeName(m_context.card->kind));
    if (!service || !service->accepts.contains(document) || !service->identity.contains(m_context.journey.method))
        return complain(Complaint::NotHere);
    for (const CaseAnswer &answer : draft.answers) {
        const auto source = answerSource(answer.source);
        if (!source)
            continue;
        Answer given = makeAnswer(answer.value.view(), *source);
        if (const auto disputed = answerSource(answer.disputedSource); disputed && !answer.disputed.isEmpty())
            given.disputes = std::make_shared<const Answer>(makeAnswer(answer.disputed.view(), *disputed));
        m_given.insert(answer.id, std::move(given));
    }
    m_listener.stop();
    const Fitting fitting = fittingAnswers(service, m_context.journey.today, m_given);
    m_code.asking = false;
    m_found = {service, draft.savedAt.toLocalTime(), static_cast<int>(fitting.answers.size()), fitting.askedAgain,
               draft.itemVersion != service->version};
    emit shown(m_found);
}

void ResumeRunner::refused(const Error &error)
{
    const QString problem = problemCode(error);
    if (problem == u"draft-unknown")
        return complain(Complaint::Unknown);
    if (problem == u"draft-used")
        return complain(Complaint::Used);
    if (problem == u"draft-expired")
        return complain(Complaint::Expired);
    if (problem == u"draft-quota") {
        m_code.waitMinutes = static_cast<int>((retryAfter(error).value_or(10min) + 1min - 1ms) / 1min);
        return complain(Complaint::TooOften);
    }
    if (isPortalAway(error.code) || error.code == ErrorCode::TimedOut || error.code == ErrorCode::AnswerLost)
        return complain(Complaint::Away); // nothing was taken: it may be asked again
    failWith(error.code);
}

void ResumeRunner::complain(Complaint complaint)
{
    if (const char *outcome = outcomeOf(complaint))
        m_context.audit(AuditEvent::DraftResumed, outcome,
                        complaint == Complaint::NotHere ? AuditWord(m_draft) : AuditWord());
    m_code.asking = false;
    m_code.complaint = complaint;
    emit shown(m_code);
    m_listener.listen();
}

// From here on the code is used up; a lost answer is asked again in the same session, which tells the same.
void ResumeRunner::take()
{
    ++m_tries;
    m_found.taking = true;
    emit workingChanged();
    emit shown(m_found);
    whenReady(m_context.machine.drafts->takeDraft(m_draft, m_context.session, m_context.call(kPortalPatience)), this,
              [this](const Result<void> &taken) {
                  const bool isUnclear = !taken && isPortalAway(taken.error().code);
                  if (isUnclear && m_tries < kTries)
                      return take();
                  m_found.taking = false;
                  emit workingChanged();
                  if (isUnclear) { // still on this page, with all that was given: another press asks again
                      m_found.away = true;
                      return emit shown(m_found);
                  }
                  if (!taken) {
                      m_found = {};
                      m_given.clear();
                      emit shown(m_code);
                      return refused(taken.error());
                  }
                  record(m_context.machine,
                         {AuditEvent::DraftResumed, "taken", m_context.visit, m_draft, "", m_found.askedAgain});
                  const Journey item = resumedJourney(m_context.journey, m_found.service, m_given);
                  emit reported(event::Resumed{m_found.service, m_given,
                                               prefillAnswers(item, AnswerSource::Card, knownFrom(*m_context.card))});
              });
}

} // namespace kiosk
