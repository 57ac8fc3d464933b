// SPDX-License-Identifier: Apache-2.0
#include "predicate.h"

#include "official_numbers.h"

#include <algorithm>

namespace kiosk {
namespace {

bool isPast(const Predicate &predicate, const PredicateView &view)
{
    const QDate day = QDate::fromString(view.answerOf(predicate.field).toString(), Qt::ISODate);
    const bool inYears = predicate.kind == Predicate::Kind::YearsAgo;
    return day.isValid() && (inYears ? day.addYears(predicate.count) : day.addDays(predicate.count)) <= view.today;
}

} // namespace

const char *codeName(AnswerSource source)
{
    switch (source) {
    case AnswerSource::Citizen: return "citizen";
    case AnswerSource::Card: return "card";
    case AnswerSource::Portal: return "portal";
    }
    return "";
}

std::optional<AnswerSource> answerSource(QStringView name)
{
    for (const AnswerSource each : {AnswerSource::Citizen, AnswerSource::Card, AnswerSource::Portal}) {
        if (name == QLatin1String(codeName(each)))
            return each;
    }
    return {};
}

const char *codeName(JourneyMode mode) { return mode == JourneyMode::Normal ? "normal" : "conditional"; }

bool holds(const Predicate &predicate, const PredicateView &view)
{
    const auto part = [&](const Predicate &each) { return holds(each, view); };
    const auto isValue = [&](const QString &value) { return view.answerOf(predicate.field) == QStringView(value); };
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
    case Predicate::Kind::AtLeast: // no number at all is less than any
        return view.isAnswered(predicate.field)
            && parseDecimal(view.answerOf(predicate.field)) >= parseDecimal(predicate.amount);
    case Predicate::Kind::YearsAgo:
    case Predicate::Kind::DaysAgo: return view.isAnswered(predicate.field) && isPast(predicate, view);
    case Predicate::Kind::Not: return std::none_of(predicate.parts.cbegin(), predicate.parts.cend(), part);
    case Predicate::Kind::All: return std::all_of(predicate.parts.cbegin(), predicate.parts.cend(), part);
    case Predicate::Kind::Any: return std::any_of(predicate.parts.cbegin(), predicate.parts.cend(), part);
    }
    return false;
}

Predicate both(Predicate a, Predicate b)
{
    using Kind = Predicate::Kind;
    if (a.kind == Kind::Always)
        return b;
    if (b.kind == Kind::Always)
        return a;
    return {.kind = Kind::All, .parts = {std::move(a), std::move(b)}};
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
