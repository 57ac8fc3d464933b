// SPDX-License-Identifier: Apache-2.0
#include "prefill.h"

namespace kiosk {
namespace {

// The key under which `from` may answer this field now; empty when the citizen or a source named earlier already has.
QString keyFor(const FieldDefinition &field, const Journey &journey, AnswerSource from, const KnownValues &known)
{
    const auto answer = journey.answers.constFind(field.id);
    const bool answered = answer != journey.answers.cend();
    if (answered && answer->source == AnswerSource::Citizen)
        return {};
    for (const Prefill &prefill : field.prefill) {
        if (prefill.from == from && known.value(prefill.key))
            return prefill.key;
        if (prefill.from != from && answered && answer->source == prefill.from)
            return {};
    }
    return {};
}

} // namespace

Answers prefillAnswers(const Journey &journey, AnswerSource from, const KnownValues &known)
{
    Answers answers;
    for (const FieldDefinition &field : journey.service->fields) {
        const QString key = keyFor(field, journey, from, known);
        if (key.isEmpty())
            continue;
        const SensitiveText value(normalised(field, known.value(key)->view()));
        const MaterialSource *given = chosenSource(field, value.view());
        if (given && !isThePortals(given->from))
            continue; // only the citizen may promise, or bring it later
        if (!complaintAbout(journey, field, value.view()))
            answers.insert(field.id, makeAnswer(value.view(), from));
    }
    return answers;
}

Answers answersOfPrincipal(Journey journey, const KnownValues &known)
{
    journey.answers.removeIf([](Answers::iterator answer) { return answer->source != AnswerSource::Citizen; });
    return prefillAnswers(journey, AnswerSource::Card, known);
}

} // namespace kiosk
