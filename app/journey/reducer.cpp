// SPDX-License-Identifier: Apache-2.0
#include "reducer.h"

#include "fault_policy.h"
#include "resume.h"

#include <algorithm>

namespace kiosk {
namespace {

using Phase = Journey::Phase;

// A page that Back may lead to. An identity that is established is not asked for again, a machine step has no page.
bool isPage(StepKind kind)
{
    return kind == StepKind::Guide || kind == StepKind::Choose || asksQuestions(kind) || kind == StepKind::Review
        || kind == StepKind::Signature || kind == StepKind::Licences || kind == StepKind::Notice;
}

bool isSame(const QList<std::pair<const FieldDefinition *, Answer>> &a,
            const QList<std::pair<const FieldDefinition *, Answer>> &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(), [](const auto &one, const auto &other) {
        return one.first == other.first && one.second.source == other.second.source
            && *one.second.value == *other.second.value && !one.second.disputes == !other.second.disputes;
    });
}

class Reducer {
public:
    explicit Reducer(Journey journey) : m_journey(std::move(journey)) { }
    Reduction take() { return {std::move(m_journey), std::move(m_effects)}; }

    void on(const event::Started &started)
    {
        if (m_journey.phase != Phase::Ready)
            return;
        setPortalAway(started.portalAway);
        advance();
    }

    void on(const event::StepSucceeded &done)
    {
        const StepDefinition *step = running(done.step);
        if (!step)
            return;
        if (step->kind == StepKind::Submit)
            m_journey.signatureHeld = false; // a case has it
        const bool isSigned = m_journey.signatureHeld || step->kind == StepKind::Signature;
        const auto before = isSigned ? answersOnPath(m_journey) : decltype(answersOnPath(m_journey))();
        if (step->kind == StepKind::Principal)
            beginForAnother(*step);
        accept(done.answers);
        m_journey.steps[step->id] = StepState::Done;
        if (step->kind == StepKind::Signature)
            m_journey.signatureHeld = true;
        if (isSigned && !isSame(before, answersOnPath(m_journey)))
            voidSignature();
        if (step->kind == StepKind::Identity)
            m_journey.identified = true;
        if (step->kind == StepKind::Pay)
            hold();
        if (step->kind == StepKind::Submit) {
            m_journey.committed = true;
            m_journey.paymentHeld = false;
        }
        if (step->kind == StepKind::Print) { // also when its runner forgot to say that the act began
            m_journey.committed = true;
            m_journey.claimHeld = false;
            m_journey.paymentHeld = false;
        }
        if (isPage(step->kind))
            m_journey.trail << m_journey.at;
        advance();
    }

    void on(const event::StepFailed &failed)
    {
        const StepDefinition *step = running(failed.step);
        if (!step)
            return;
        m_journey.steps[step->id] = StepState::Failed;
        if (isDispensable(step->kind))
            return advance();
        // the card alone is enough for this item now; acceptance becomes conditional
        if (step->kind == StepKind::Identity && isPortalAway(failed.code) && m_journey.service->whenPortalAway
            && m_journey.mode == JourneyMode::Normal) {
            setPortalAway(true);
            return run(*step, {});
        }
        showFault(failed.code, step->id);
    }

    void on(const event::ActBegun &begun)
    {
        const StepDefinition *step = running(begun.step);
        if (step && step->kind == StepKind::Pay)
            return hold();
        if (step && step->kind == StepKind::Principal)
            return beginForAnother(*step);
        if (!step
            || (step->kind != StepKind::Submit && step->kind != StepKind::Print && step->kind != StepKind::CoSign))
            return;
        m_journey.committed = true;
        if (step->kind == StepKind::Print)
            m_journey.claimHeld = false;
    }

    void on(const event::Back &)
    {
        if (!canGoBack(m_journey))
            return;
        releaseClaim();
        if (m_journey.trail.isEmpty())
            return end(EndReason::Cancelled);
        const StepDefinition *here = m_journey.service->step(m_journey.at.step);
        if (here)
            m_journey.steps[here->id] = asksQuestions(here->kind) ? StepState::Done : StepState::Pending;
        const Place place = m_journey.trail.takeLast();
        const StepDefinition *step = m_journey.service->step(place.step);
        if (step)
            run(*step, place.field);
    }

    void on(const event::Retry &)
    {
        if (!waysOn(m_journey).retry)
            return;
        const StepDefinition *step = m_journey.service->step(m_journey.fault->step);
        if (step)
            enter(*step, m_journey.at.field);
    }

    void on(const event::OtherWay &other)
    {
        const StepDefinition *step = m_journey.service->step(m_journey.at.step);
        const std::optional<IdentityMethod> method = other.back
            ? std::optional(m_journey.service->identity.value(0, IdentityMethod::Window))
            : otherMethod(m_journey);
        const bool hasWindowOnly = step
            && (step->kind == StepKind::Signature || step->kind == StepKind::CoSign
                || step->kind == StepKind::Principal);
        if (hasWindowOnly && isWalking())
            return end(EndReason::ToWindow);
        if (!step || step->kind != StepKind::Identity || !method || !isWalking())
            return;
        if (*method == IdentityMethod::Window)
            return end(EndReason::ToWindow);
        m_journey.method = *method;
        enter(*step, {});
    }

    void on(const event::ChangeAnswer &change)
    {
        const StepDefinition *review = m_journey.service->step(m_journey.at.step);
        const FieldDefinition *field = m_journey.service->field(change.field);
        if (m_journey.phase != Phase::Running || m_journey.handedOver || !review || review->kind != StepKind::Review
            || !field || !canChange(m_journey, *field))
            return;
        for (const StepDefinition *step : route(m_journey)) {
            if (!step->fields.contains(field->id))
                continue;
            m_journey.steps[review->id] = StepState::Pending;
            m_journey.trail << m_journey.at;
            m_journey.changing = true;
            return run(*step, asksQuestions(step->kind) ? field->id : QString());
        }
        toggleDispute(*field);
        run(*review, {});
    }

    // What was filled in is forgotten at once; the page with the code stays until the citizen goes.
    void on(const event::HandedOver &)
    {
        if (!mayHandOver(m_journey))
            return;
        releaseClaim();
        voidSignature();
        m_journey.answers.clear();
        m_journey.trail.clear();
        m_journey.handedOver = true;
    }

    void on(const event::Resumed &resumed)
    {
        const StepDefinition *step = running(m_journey.at.step);
        if (!step || step->kind != StepKind::Resume || !m_journey.identified || !resumed.service)
            return;
        m_journey = resumedJourney(m_journey, resumed.service, resumed.answers);
        accept(resumed.fromCard);
        advance();
    }

    void on(const event::PortalLost &)
    {
        const bool wasNormal = m_journey.mode == JourneyMode::Normal;
        setPortalAway(true);
        const StepDefinition *step = m_journey.service->step(m_journey.at.step);
        if (wasNormal && m_journey.mode == JourneyMode::Conditional && step && step->kind == StepKind::Identity
            && m_journey.phase == Phase::Running)
            run(*step, {});
    }

    void on(const event::PortalBack &)
    {
        const StepDefinition *step = m_journey.service->step(m_journey.at.step);
        // a citizen whose card is being read for the short way is not sent the long way
        const bool reading = step && step->kind == StepKind::Identity && m_journey.phase == Phase::Running;
        if (reading && m_journey.mode == JourneyMode::Conditional)
            m_journey.portalAway = false;
        else
            setPortalAway(false);
    }

    void on(const event::IdleTimeout &) { leave(EndReason::IdleTimeout); }
    void on(const event::Cancelled &)
    {
        leave(m_journey.phase == Phase::Faulted ? EndReason::Fault : EndReason::Cancelled);
    }

private:
    bool isWalking() const { return m_journey.phase == Phase::Running || m_journey.phase == Phase::Faulted; }

    // the step that runs now, if `id` is it: late news of an abandoned step is nothing
    const StepDefinition *running(const QString &id) const
    {
        const bool runs = m_journey.phase == Phase::Running && id == m_journey.at.step && !m_journey.handedOver;
        return runs ? m_journey.service->step(id) : nullptr;
    }

    // Before the citizen is identified the portal decides how that happens; afterwards the way he came stays.
    void setPortalAway(bool away)
    {
        m_journey.portalAway = away;
        if (m_journey.identified || m_journey.phase == Phase::Ended)
            return;
        const bool conditional = away && m_journey.service->whenPortalAway;
        if (conditional == (m_journey.mode == JourneyMode::Conditional))
            return;
        m_journey.mode = conditional ? JourneyMode::Conditional : JourneyMode::Normal;
        m_journey.method = conditional ? *m_journey.service->whenPortalAway
                                       : m_journey.service->identity.value(0, IdentityMethod::Window);
    }

    // What a document says is not overwritten here, shared data only by who says on the review that it is wrong.
    bool isFixed(const FieldDefinition &field) const
    {
        const auto known = m_journey.answers.constFind(field.id);
        const bool isShared = known != m_journey.answers.cend() && known->source != AnswerSource::Citizen;
        return field.edit == EditRule::Locked
            || (field.edit == EditRule::Dispute && isShared && !(m_journey.changing && m_journey.at.field == field.id));
    }

    // Whoever says that shared data is wrong does not make it unsaid: both go to the department.
    static Answer contested(const FieldDefinition &field, const Answer &known, Answer given)
    {
        if (field.edit != EditRule::Dispute || (given.source != AnswerSource::Citizen && !known.disputes))
            return given;
        if (given.source != AnswerSource::Citizen)
            return known;
        const auto shared = known.disputes || known.source == AnswerSource::Citizen
            ? known.disputes
            : std::make_shared<const Answer>(known);
        if (shared && *shared->value == *given.value)
            return *shared;
        given.disputes = shared;
        return given;
    }

    // No step asks for another value: what is shared goes along, with the word that it is wrong.
    void toggleDispute(const FieldDefinition &field)
    {
        Answer &answer = m_journey.answers[field.id];
        answer.disputes = answer.disputes ? nullptr : std::make_shared<const Answer>(answer);
    }

    void accept(const Answers &answers)
    {
        for (auto it = answers.cbegin(); it != answers.cend(); ++it) {
            const FieldDefinition *field = m_journey.service->field(it.key());
            const auto known = m_journey.answers.constFind(it.key());
            const bool fromCitizen = it->source == AnswerSource::Citizen;
            const bool isKnown = known != m_journey.answers.cend();
            const bool keepsOwn = isKnown && known->source == AnswerSource::Citizen && !fromCitizen;
            if (field && it->value && !it->value->isEmpty() && !keepsOwn && !(fromCitizen && isFixed(*field)))
                m_journey.answers.insert(it.key(), isKnown ? contested(*field, *known, *it) : *it);
        }
    }

    // From here on it is another person's: what was known or said before of whoever acts counts for nothing, but for
    // the questions that led here, and nobody goes back to those.
    void beginForAnother(const StepDefinition &principal)
    {
        const QList<StepDefinition> &steps = m_journey.service->steps;
        QStringList ledHere;
        for (const StepDefinition &step : steps) {
            if (&step < &principal && asksQuestions(step.kind))
                ledHere << step.fields;
            else if (&step > &principal)
                m_journey.steps[step.id] = StepState::Pending;
        }
        m_journey.answers.removeIf([&](Answers::iterator answer) { return !ledHere.contains(answer.key()); });
        m_journey.trail.removeIf([&](const Place &place) {
            const StepDefinition *step = m_journey.service->step(place.step);
            return !step || step->kind != StepKind::Guide;
        });
        m_journey.forAnother = true;
        m_journey.changing = false;
    }

    // To the first thing on the route that is still to be done.
    void advance()
    {
        for (const StepDefinition *step : route(m_journey)) {
            const StepState state = m_journey.steps.value(step->id, StepState::Pending);
            const bool isOneByOne = asksQuestions(step->kind);
            const bool asks = isOneByOne || step->kind == StepKind::Choose;
            const auto open = asks ? openQuestions(m_journey, *step) : QList<const FieldDefinition *>();
            if (!open.isEmpty())
                return enter(*step, isOneByOne ? open.first()->id : QString());
            if (step->kind == StepKind::Eligibility && exitFrom(m_journey, *step))
                return enter(*step, {});
            if (isOneByOne
                || step->kind == StepKind::Eligibility) // every question has its answer, perhaps from elsewhere
                m_journey.steps[step->id] = StepState::Done;
            else if (state != StepState::Done && !(state == StepState::Failed && isDispensable(step->kind)))
                return enter(*step, {});
        }
        end(EndReason::Completed);
    }

    void enter(const StepDefinition &step, const QString &field)
    {
        const bool asksPortal
            = step.kind == StepKind::Principal || (step.kind == StepKind::Identity && needsPortal(m_journey.method));
        if (asksPortal && m_journey.portalAway) {
            m_journey.at = {step.id, field};
            return showFault(ErrorCode::PortalUnreachable, step.id);
        }
        run(step, field);
    }

    void run(const StepDefinition &step, const QString &field)
    {
        if (isPage(step.kind)) // whoever turns back signs again: what is signed is what was seen last
            voidSignature();
        m_journey.at = {step.id, field};
        m_journey.phase = Phase::Running;
        m_journey.fault.reset();
        m_journey.steps[step.id] = StepState::Running;
        // the claim's id is made here, so it may be reserved at the portal from the first request on
        if (step.kind == StepKind::Claim)
            m_journey.claimHeld = true;
        if (step.kind == StepKind::Review)
            m_journey.changing = false;
        // A page met again is the same page: what lay behind it then lies behind it now. Not while an answer is
        // changed: then the review lies behind, wherever the question stood before.
        const qsizetype before = m_journey.changing ? -1 : m_journey.trail.indexOf(m_journey.at);
        if (before >= 0)
            m_journey.trail.resize(before);
        m_effects << effect::RunStep{step.id, field};
    }

    void showFault(ErrorCode code, const QString &step)
    {
        m_journey.phase = Phase::Faulted;
        m_journey.fault = Fault{code, step};
        m_effects << effect::ShowFault{code, step};
    }

    // whoever has paid goes on, or gets the money back
    void hold()
    {
        m_journey.paymentHeld = true;
        m_journey.trail.clear();
    }

    void voidSignature()
    {
        if (!std::exchange(m_journey.signatureHeld, false))
            return;
        for (const StepDefinition &step : m_journey.service->steps) {
            if (step.kind == StepKind::Signature)
                m_journey.steps[step.id] = StepState::Pending;
        }
        m_effects << effect::ForgetSignature{};
    }

    void releaseClaim()
    {
        if (!m_journey.claimHeld)
            return;
        m_journey.claimHeld = false;
        for (const StepDefinition &step : m_journey.service->steps) {
            if (step.kind == StepKind::Claim || step.kind == StepKind::Print)
                m_journey.steps[step.id] = StepState::Pending;
        }
        m_effects << effect::ReleaseClaim{};
    }

    void leave(EndReason reason)
    {
        if (m_journey.handedOver)
            return end(EndReason::HandedOver);
        const StepDefinition *step = m_journey.service->step(m_journey.at.step);
        // whoever walks away from the last pages has got what he came for
        const bool served = step
            && (step->kind == StepKind::Receipt || step->kind == StepKind::Done || step->kind == StepKind::Rate
                || isLook(step->kind) || step->kind == StepKind::Notice || step->kind == StepKind::NoticePaid
                || (step->kind == StepKind::CoSign && m_journey.committed));
        const bool wasTold = step && step->kind == StepKind::Eligibility;
        end(served ? EndReason::Completed : wasTold ? EndReason::NotEligible : reason);
    }

    void end(EndReason reason)
    {
        if (m_journey.phase == Phase::Ended)
            return;
        releaseClaim();
        if (std::exchange(m_journey.paymentHeld, false))
            m_effects << effect::ReturnPayment{};
        voidSignature();
        m_journey.phase = Phase::Ended;
        m_journey.answers.clear();
        m_journey.trail.clear();
        m_journey.fault.reset();
        m_journey.at = {};
        m_effects << effect::Wipe{} << effect::EndVisit{reason};
    }

    Journey m_journey;
    QList<Effect> m_effects;
};

} // namespace

const char *codeName(EndReason reason)
{
    switch (reason) {
    case EndReason::Completed: return "completed";
    case EndReason::Cancelled: return "cancelled";
    case EndReason::IdleTimeout: return "idle-timeout";
    case EndReason::Fault: return "fault";
    case EndReason::ToWindow: return "to-window";
    case EndReason::NotEligible: return "not-eligible";
    case EndReason::HandedOver: return "handed-over";
    }
    return "";
}

Reduction reduce(Journey journey, const Event &event)
{
    Reducer reducer(std::move(journey));
    std::visit([&](const auto &each) { reducer.on(each); }, event);
    return reducer.take();
}

} // namespace kiosk
