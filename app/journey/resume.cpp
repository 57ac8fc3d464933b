// SPDX-License-Identifier: Apache-2.0
#include "resume.h"

namespace kiosk {
namespace {

// What this field may have been answered with, by whom it says.
bool isAllowed(const FieldDefinition &field, const Answer &answer, QStringView value)
{
    const bool isCitizens = answer.source == AnswerSource::Citizen;
    if (const MaterialSource *given = chosenSource(field, value))
        return isThePortals(given->from) != isCitizens;
    return !isCitizens || field.edit != EditRule::Locked;
}

} // namespace

bool mayHandOver(const Journey &journey)
{
    const StepDefinition *here = journey.service->step(journey.at.step);
    return here && (asksQuestions(here->kind) || here->kind == StepKind::Review) && journey.service->keepDays > 0
        && journey.phase == Journey::Phase::Running && journey.identified && journey.mode == JourneyMode::Normal
        && !journey.committed && !journey.paymentHeld && !journey.handedOver && !journey.forAnother;
}

// In the item's order: a field looks at earlier ones only.
Fitting fittingAnswers(const ServicePtr &service, QDate today, const Answers &given)
{
    Fitting fitting;
    Journey journey = beginJourney(service, today);
    for (const FieldDefinition &field : service->fields) {
        const Answer answer = given.value(field.id);
        if (!answer.value || answer.value->isEmpty() || answer.source == AnswerSource::Card)
            continue;
        const SensitiveText value(normalised(field, answer.value->view()));
        if (isAllowed(field, answer, value.view()) && !complaintAbout(journey, field, value.view())) {
            Answer kept = makeAnswer(value.view(), answer.source);
            if (field.edit == EditRule::Dispute)
                kept.disputes = answer.disputes;
            journey.answers.insert(field.id, std::move(kept));
        } else if (answer.source == AnswerSource::Citizen && field.edit != EditRule::Locked)
            ++fitting.askedAgain;
    }
    fitting.answers = std::move(journey.answers);
    return fitting;
}

Journey resumedJourney(const Journey &from, ServicePtr service, const Answers &given)
{
    Journey journey = beginJourney(std::move(service), from.today);
    journey.phase = Journey::Phase::Running;
    journey.method = from.method;
    journey.portalAway = from.portalAway;
    journey.identified = true;
    journey.resumed = true;
    for (const StepDefinition &step : journey.service->steps) {
        if (step.kind == StepKind::Guide || step.kind == StepKind::Identity)
            journey.steps[step.id] = StepState::Done;
    }
    journey.answers = fittingAnswers(journey.service, journey.today, given).answers;
    return journey;
}

} // namespace kiosk
