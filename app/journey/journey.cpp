// SPDX-License-Identifier: Apache-2.0
#include "journey.h"

#include "fault_policy.h"

#include <algorithm>
#include <functional>

namespace kiosk {
namespace {

bool isRelevant(const Journey &journey, const FieldDefinition &field);

// An answer to a question that would not be asked any more is none. Fields look at earlier ones only, so this ends.
PredicateView viewOf(const Journey &journey)
{
    return {[&journey](const QString &id) {
                const FieldDefinition *field = journey.service->field(id);
                return field && journey.answers.contains(id) && isRelevant(journey, *field);
            },
            [&journey](const QString &field) { return journey.answers.value(field).value->view(); },
            [&journey](const QString &field) { return journey.answers.value(field).source; }, journey.mode,
            journey.today};
}

bool isRelevant(const Journey &journey, const FieldDefinition &field) { return holds(field.when, viewOf(journey)); }

// the walked step that asks `field`, null when none does
const StepDefinition *askingStep(const Journey &journey, const QString &field)
{
    const QList<StepDefinition> &steps = journey.service->steps;
    const auto found = std::find_if(steps.cbegin(), steps.cend(), [&](const StepDefinition &step) {
        const bool asks = asksQuestions(step.kind) || step.kind == StepKind::Choose;
        return asks && step.fields.contains(field) && holds(step.when, viewOf(journey));
    });
    return found == steps.cend() ? nullptr : &*found;
}

// An answer that the citizen gave to a step which is no longer walked does not count; a prefilled one belongs to no
// step.
bool isOnPath(const Journey &journey, const FieldDefinition &field)
{
    const auto answer = journey.answers.constFind(field.id);
    return answer != journey.answers.cend() && isRelevant(journey, field)
        && (answer->source != AnswerSource::Citizen || askingStep(journey, field.id));
}

// An answer was good when it was given; one that another bounds may not be any more when that other changed.
bool wasOvertaken(const Journey &journey, const FieldDefinition &field)
{
    const auto isBound = [](const Validator &rule) { return !rule.field.isEmpty(); };
    if (std::none_of(field.validators.cbegin(), field.validators.cend(), isBound)) // nearly every field
        return false;
    FieldDefinition bounded = field;
    bounded.validators.removeIf(std::not_fn(isBound));
    return complaintAbout(journey, bounded, journey.answers.value(field.id).value->view()).has_value();
}

bool hasStepLine(StepKind kind) { return kind != StepKind::Guide && kind != StepKind::Done && kind != StepKind::Rate; }

int parts(const Journey &journey, const StepDefinition &step)
{
    const bool hasTwo = step.kind == StepKind::Principal
        || (step.kind == StepKind::Identity && journey.method == IdentityMethod::CardSms);
    return hasTwo ? 2 : 1;
}

// For whom it is done is not asked again once that person is known.
bool ledToPrincipal(const Journey &journey, const FieldDefinition &field)
{
    const StepDefinition *asking = askingStep(journey, field.id);
    return journey.forAnother && asking && asking < journey.service->principal(); // of one list
}

} // namespace

Answer makeAnswer(QStringView value, AnswerSource source)
{
    return {std::make_shared<const SensitiveText>(value), source, {}};
}

Journey beginJourney(ServicePtr service, QDate today)
{
    Journey journey;
    journey.today = today;
    journey.service = std::move(service);
    journey.method = journey.service->identity.value(0, IdentityMethod::Window);
    return journey;
}

QList<const StepDefinition *> route(const Journey &journey)
{
    QList<const StepDefinition *> walked;
    walked.reserve(journey.service->steps.size());
    for (const StepDefinition &step : journey.service->steps) {
        if (holds(step.when, viewOf(journey)))
            walked << &step;
    }
    return walked;
}

QList<const FieldDefinition *> relevantFields(const Journey &journey)
{
    QList<const FieldDefinition *> fields;
    for (const FieldDefinition &field : journey.service->fields) {
        if (isRelevant(journey, field) && (askingStep(journey, field.id) || !field.prefill.isEmpty()))
            fields << &field;
    }
    return fields;
}

std::optional<Words> complaintAbout(const Journey &journey, const FieldDefinition &field, QStringView value)
{
    const auto answerOf = [&journey](const QString &id) {
        const FieldDefinition *other = journey.service->field(id);
        const bool counts = other && journey.answers.contains(id) && isRelevant(journey, *other);
        return counts ? journey.answers.value(id).value->view() : QStringView();
    };
    const StepDefinition *asking = askingStep(journey, field.id);
    if (field.kind == FieldKind::Agreement && value == kDeclined && asking && asking->kind == StepKind::Commitment)
        return Words{QStringLiteral("不作承诺，这样办不了。"),
                     QStringLiteral("Without the promise it cannot be done this way.")};
    return firstComplaint(field, value, {journey.today, answerOf});
}

QList<const FieldDefinition *> openQuestions(const Journey &journey, const StepDefinition &step)
{
    QList<const FieldDefinition *> open;
    for (const QString &id : step.fields) {
        const FieldDefinition *field = journey.service->field(id);
        if (field && isRelevant(journey, *field) && (!journey.answers.contains(id) || wasOvertaken(journey, *field)))
            open << field;
    }
    return open;
}

const EligibilityExit *exitFrom(const Journey &journey, const StepDefinition &step)
{
    const auto found = std::find_if(step.exits.cbegin(), step.exits.cend(),
                                    [&](const EligibilityExit &each) { return holds(each.when, viewOf(journey)); });
    return found == step.exits.cend() ? nullptr : &*found;
}

QList<std::pair<const FieldDefinition *, Answer>> answersOnPath(const Journey &journey)
{
    QList<std::pair<const FieldDefinition *, Answer>> answers;
    for (const FieldDefinition &field : journey.service->fields) {
        if (isOnPath(journey, field))
            answers.append({&field, journey.answers.value(field.id)});
    }
    return answers;
}

QList<const BundleMember *> wantedMembers(const Journey &journey)
{
    QList<const BundleMember *> wanted;
    for (const BundleMember &member : journey.service->members) {
        const auto wish = journey.answers.constFind(member.wish);
        if (member.wish.isEmpty() || (wish != journey.answers.cend() && wish->value->view() == kWanted))
            wanted << &member;
    }
    return wanted;
}

QList<NextStep> owedSteps(const Journey &journey)
{
    QList<NextStep> owed;
    for (const auto &[field, answer] : answersOnPath(journey)) {
        const MaterialSource *source = chosenSource(*field, answer.value->view());
        if (source && source->from == EvidenceSource::Later)
            owed << NextStep{
                source->days,
                {QStringLiteral("补交：") + field->label.zh, QStringLiteral("Hand in: ") + field->label.en}};
    }
    if (const auto signers = journey.service->signers.size())
        owed << NextStep{journey.service->signWithinDays,
                         {QStringLiteral("还要 %1 人签名：凭编号和身份证").arg(signers),
                          QStringLiteral("%1 more sign: this code and an ID card").arg(signers)}};
    return owed;
}

bool canChange(const Journey &journey, const FieldDefinition &field)
{
    if (journey.committed || !isOnPath(journey, field) || ledToPrincipal(journey, field))
        return false;
    return field.edit == EditRule::Dispute || (field.edit == EditRule::Editable && askingStep(journey, field.id));
}

Progress progress(const Journey &journey, int part)
{
    Progress line;
    const StepDefinition *here = journey.service->step(journey.at.step);
    if (!here || !hasStepLine(here->kind))
        return line;
    bool passed = false;
    for (const StepDefinition *step : route(journey)) {
        if (!step->title.isEmpty()) {
            if (!passed) {
                line.number = line.count + 1;
                line.name = step->title;
            }
            line.count += parts(journey, *step);
        }
        passed = passed || step == here;
    }
    if (parts(journey, *here) > 1 && !here->title.isEmpty())
        line.number += std::clamp(part, 0, 1);
    const bool asks = asksQuestions(here->kind) || here->kind == StepKind::Choose;
    for (const QString &id : asks ? here->fields : QStringList()) {
        const FieldDefinition *field = journey.service->field(id);
        const auto answer = journey.answers.constFind(id);
        const bool known = answer != journey.answers.cend() && answer->source != AnswerSource::Citizen;
        if (!field || !isRelevant(journey, *field) || (known && id != journey.at.field))
            continue;
        ++line.questions;
        if (id == journey.at.field)
            line.question = line.questions;
    }
    return line;
}

std::optional<IdentityMethod> otherMethod(const Journey &journey)
{
    const QList<IdentityMethod> &methods = journey.service->identity;
    const qsizetype now = methods.indexOf(journey.method); // -1: the one for a portal that is away
    for (qsizetype i = now + 1; i < methods.size(); ++i) {
        const bool isToBeHad = methods[i] != IdentityMethod::LicenceCode || journey.scanner;
        if (isToBeHad && !(journey.portalAway && needsPortal(methods[i])))
            return methods[i];
    }
    return std::nullopt;
}

namespace {
// Of the terminal's own functions: behind it lies only the identity.
bool endsFunction(StepKind kind)
{
    return (isLook(kind) && kind != StepKind::Queue) || kind == StepKind::CoSign || kind == StepKind::Booking
        || kind == StepKind::Resume;
}
} // namespace

bool canGoBack(const Journey &journey)
{
    const bool walking = journey.phase == Journey::Phase::Running || journey.phase == Journey::Phase::Faulted;
    const StepDefinition *here = journey.service->step(journey.at.step);
    // behind a function, and what goes on from elsewhere, lies only the identity, which is not asked for again
    const bool isFirst
        = journey.identified && ((journey.resumed && journey.trail.isEmpty()) || (here && endsFunction(here->kind)));
    return walking && !journey.committed && !journey.paymentHeld && !journey.handedOver && !isFirst;
}

Ways waysOn(const Journey &journey)
{
    if (journey.phase != Journey::Phase::Faulted || !journey.fault)
        return {};
    const StepDefinition *step = journey.service->step(journey.fault->step);
    // who cannot sign, or has not the other's phone, does it at the window
    const bool hasWindow = step && (step->kind == StepKind::Signature || step->kind == StepKind::Principal);
    const bool printedMaybe = journey.committed && step && step->kind == StepKind::Print;
    return {mayRetry(journey.fault->code) && !printedMaybe,
            hasWindow || (step && step->kind == StepKind::Identity && otherMethod(journey).has_value()),
            canGoBack(journey)};
}

} // namespace kiosk
