// SPDX-License-Identifier: Apache-2.0
#include "page_runners.h"

#include "../done_facts.h"

namespace kiosk {
namespace {

// No driver of a document scanner or of a locker bank exists yet.
bool canTake(EvidenceSource source) { return source != EvidenceSource::Scan && source != EvidenceSource::Locker; }

} // namespace

void GuideRunner::begin()
{
    const auto *printer = m_context.machine.receiptPrinter;
    const bool wantsReceipt = service().optionalDevices.contains(QStringLiteral("receipt"));
    emit shown(screen::Guide{m_context.journey.service, m_context.journey.mode == JourneyMode::Conditional,
                             wantsReceipt && (!printer || hal::fault(printer->status()).has_value())});
}

void GuideRunner::handle(const Act &act)
{
    if (std::holds_alternative<act::Proceed>(act))
        succeed();
}

FormRunner::FormRunner(VisitContext &context, const StepDefinition &step, const QString &field)
    : StepRunner(context, step), m_field(context.journey.service->field(field))
{
    const auto answer = context.journey.answers.constFind(field);
    if (answer != context.journey.answers.constEnd() && answer->value)
        m_entry = answer->value->reveal();
}

void FormRunner::begin()
{
    if (!m_field)
        return succeed();   // nothing left to ask in this step
    if (!m_entry.isEmpty()) // another answer was changed, and this one does not go with it any more
        m_complaint = complaintAbout(m_context.journey, *m_field, normalised(*m_field, m_entry));
    show(true);
}

void FormRunner::show(bool fresh) { emit shown(screen::Form{m_step.id, m_field->id, m_entry, fresh, m_complaint}); }

void FormRunner::handle(const Act &act)
{
    if (!m_field)
        return;
    if (const auto *typed = std::get_if<act::Type>(&act)) {
        m_entry = typed->entry;
        if (m_complaint) { // the complaint goes as soon as something is mended
            m_complaint.reset();
            show(false);
        }
    } else if (const auto *chosen = std::get_if<act::Choose>(&act)) {
        if (!isOffered(chosen->id))
            return;
        m_entry = chosen->id;
        m_complaint.reset();
        show(false);
    } else if (std::holds_alternative<act::Proceed>(act)) {
        confirm();
    }
}

void FormRunner::confirm()
{
    const QString value = normalised(*m_field, m_entry);
    m_complaint = complaintAbout(m_context.journey, *m_field, value);
    if (m_complaint)
        return show(false);
    const auto known = m_context.journey.answers.constFind(m_field->id);
    const bool unchanged
        = known != m_context.journey.answers.constEnd() && known->value && known->value->view() == QStringView(value);
    Answers answers;
    answers.insert(m_field->id, unchanged ? *known : makeAnswer(value, AnswerSource::Citizen));
    succeed(std::move(answers));
}

void MaterialsRunner::show(bool)
{
    screen::Materials shownNow{m_step.id, m_field->id, m_entry, {}};
    for (const MaterialSource &source : m_field->sources) {
        if (!isThePortals(source.from) && !canTake(source.from))
            shownNow.missing << QString::fromLatin1(codeName(source.from));
    }
    emit shown(shownNow);
}

bool MaterialsRunner::isOffered(const QString &option) const
{
    const MaterialSource *source = chosenSource(*m_field, option);
    return source && !isThePortals(source->from) && canTake(source->from);
}

void StatementRunner::begin()
{
    if (m_field.isEmpty())
        return succeed();
    emit shown(screen::Statement{m_step.id, m_field});
}

void StatementRunner::handle(const Act &act)
{
    if (std::holds_alternative<act::Proceed>(act))
        answer(kAgreed);
    else if (std::holds_alternative<act::Skip>(act) && m_step.kind == StepKind::Consent)
        answer(kDeclined);
}

void ReviewRunner::handle(const Act &act)
{
    if (std::holds_alternative<act::Proceed>(act))
        succeed();
    else if (const auto *change = std::get_if<act::Change>(&act))
        emit reported(event::ChangeAnswer{change->field});
}

void DoneRunner::begin()
{
    followAcknowledgement(m_context, this, [this] { emit shown(m_context.done); });
    emit shown(m_context.done);
}

void DoneRunner::handle(const Act &act)
{
    if (std::holds_alternative<act::Proceed>(act))
        succeed();
}

void RateRunner::handle(const Act &act)
{
    if (const auto *stars = std::get_if<act::Stars>(&act)) {
        if (stars->stars < 1 || stars->stars > 5)
            return;
        m_screen.stars = stars->stars;
        m_screen.reasons.clear();
        if (m_screen.stars > 2 || service().lowReasons.isEmpty())
            return send();
        emit shown(m_screen);
    } else if (const auto *reason = std::get_if<act::ToggleReason>(&act)) {
        if (!m_screen.reasons.remove(reason->id))
            m_screen.reasons.insert(reason->id);
        emit shown(m_screen);
    } else if (std::holds_alternative<act::Proceed>(act) && m_screen.stars > 0) {
        send();
    } else if (std::holds_alternative<act::Skip>(act)) {
        succeed();
    }
}

void RateRunner::send()
{
    if (std::exchange(m_isSent, true))
        return; // pressed twice: one rating
    Rating rating;
    rating.id = RatingId::make(*m_context.machine.clock);
    rating.caseNo = m_context.done.caseNo;
    rating.stars = m_screen.stars;
    for (const RatingReason &reason : service().lowReasons) {
        if (m_screen.reasons.contains(reason.id))
            rating.reasons << reason.id;
    }
    const QString stream = m_context.claim ? m_context.claim->claim.text()
        : m_context.submission.isNull()    ? rating.id.text() // of a case that was there before
                                           : m_context.submission.text();
    const Logger log = m_context.log;
    whenReady(m_context.machine.store->recordRating(rating, stream, m_context.visit), this,
              [this, log](const Result<void> &kept) {
                  if (!kept) // a rating that could not be kept must not hold anybody up
                      log.warning("rating.lost", {{"error", kept.error()}});
                  succeed();
              });
}

} // namespace kiosk
