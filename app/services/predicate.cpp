// SPDX-License-Identifier: Apache-2.0
#include "predicate.h"

#include <algorithm>

namespace kiosk {

const char *codeName(AnswerSource source)
{
    switch (source) {
    case AnswerSource::Citizen: return "citizen";
    case AnswerSource::Card: return "card";
    case AnswerSource::Portal: return "portal";
    }
    return "";
}

const char *codeName(JourneyMode mode) { return mode == JourneyMode::Normal ? "normal" : "conditional"; }

bool holds(const Predicate &predicate, const PredicateView &view)
{
    const auto part = [&](const Predicate &each) { return holds(each, view); };
    const auto isValue = [&](const QString &value) { return view.answerIs(predicate.field, value); };
    switch (predicate.kind) {
    case Predicate::Kind::Always: return true;
    case Predicate::Kind::Is:
    case Predicate::Kind::In:
        return view.isAnswered(predicate.field)
            && std::any_of(predicate.values.cbegin(), predicate.values.cend(), isValue);
    case Predicate::Kind::Answered: return view.isAnswered(predicate.field);
    case Predicate::Kind::Source:
        return view.isAnswered(predicate.field) && view.sourceOf(predicate.field) == predicate.source;
    case Predicate::Kind::Mode: return view.mode == predicate.mode;
    case Predicate::Kind::Not: return std::none_of(predicate.parts.cbegin(), predicate.parts.cend(), part);
    case Predicate::Kind::All: return std::all_of(predicate.parts.cbegin(), predicate.parts.cend(), part);
    case Predicate::Kind::Any: return std::any_of(predicate.parts.cbegin(), predicate.parts.cend(), part);
    }
    return false;
}

QStringList fieldsNamedBy(const Predicate &predicate)
{
    QStringList names;
    if (!predicate.field.isEmpty())
        names << predicate.field;
    for (const Predicate &part : predicate.parts)
        names << fieldsNamedBy(part);
    names.removeDuplicates();
    return names;
}

} // namespace kiosk
