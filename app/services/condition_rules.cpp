// SPDX-License-Identifier: Apache-2.0
// Whether a condition can come out either way: tried over every combination of answers that it tells apart.
#include "service_rules.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

constexpr int kDeepest = 6;
constexpr int kMostParts = 60;
constexpr qsizetype kMostWorlds = 20'000;

// One field as a condition sees it: every value that it tells apart, from everyone who may give it.
struct Facet {
    QString field;
    QList<std::pair<QString, AnswerSource>> answers; // a null value is any that the condition does not name
};

void namedValues(const Predicate &predicate, const QString &field, QStringList &values)
{
    if (predicate.field == field)
        values << predicate.values;
    for (const Predicate &part : predicate.parts)
        namedValues(part, field, values);
}

QList<AnswerSource> sourcesOf(const ServiceDefinition &service, const FieldDefinition &field)
{
    QList<AnswerSource> sources;
    if (service.asks(field.id))
        sources << AnswerSource::Citizen;
    for (const Prefill &prefill : field.prefill)
        sources << prefill.from;
    return sources;
}

Facet facetOf(const ServiceDefinition &service, const FieldDefinition &field, const Predicate &when)
{
    QStringList named;
    namedValues(when, field.id, named);
    named.removeDuplicates();
    QStringList values;
    if (field.kind == FieldKind::Choice && !field.options.isEmpty()) {
        for (const FieldOption &option : field.options) {
            const QString value = named.contains(option.value) ? option.value : QString();
            if (!values.contains(value))
                values << value;
        }
    } else {
        values = named << QString();
    }
    Facet facet{field.id, {}};
    for (const AnswerSource source : sourcesOf(service, field)) {
        for (const QString &value : std::as_const(values))
            facet.answers.append({value, source});
    }
    return facet;
}

// Counts through all combinations; `chosen` is -1 for a field without an answer.
class Worlds {
public:
    explicit Worlds(QList<Facet> facets) : m_facets(std::move(facets)), m_chosen(m_facets.size(), -1) { }

    qsizetype count() const
    {
        qsizetype all = 1;
        for (const Facet &facet : m_facets)
            all = std::min(kMostWorlds + 1, all * (facet.answers.size() + 1));
        return all;
    }
    bool next()
    {
        for (qsizetype i = 0; i < m_facets.size(); ++i) {
            if (++m_chosen[i] < m_facets[i].answers.size())
                return true;
            m_chosen[i] = -1;
        }
        return false;
    }
    PredicateView view(JourneyMode mode) const
    {
        return {[this](const QString &field) { return answerOf(field) != nullptr; },
                [this](const QString &field) { return QStringView(answerOf(field)->first); },
                [this](const QString &field) { return answerOf(field)->second; },
                mode,
                {}};
    }

private:
    const std::pair<QString, AnswerSource> *answerOf(const QString &field) const
    {
        for (qsizetype i = 0; i < m_facets.size(); ++i) {
            if (m_facets[i].field == field && m_chosen[i] >= 0)
                return &m_facets[i].answers[m_chosen[i]];
        }
        return nullptr;
    }
    QList<Facet> m_facets;
    QList<qsizetype> m_chosen;
};

// A condition is tried only where a few values stand for all others.
bool canBeTried(const Predicate &predicate)
{
    switch (predicate.kind) {
    case Predicate::Kind::AtLeast:
    case Predicate::Kind::YearsAgo:
    case Predicate::Kind::DaysAgo: return false;
    case Predicate::Kind::Always:
    case Predicate::Kind::Is:
    case Predicate::Kind::In:
    case Predicate::Kind::Answered:
    case Predicate::Kind::Source:
    case Predicate::Kind::Mode:
    case Predicate::Kind::Not:
    case Predicate::Kind::All:
    case Predicate::Kind::Any: return std::all_of(predicate.parts.cbegin(), predicate.parts.cend(), canBeTried);
    }
    return false;
}

int depthOf(const Predicate &predicate)
{
    int deepest = 0;
    for (const Predicate &part : predicate.parts)
        deepest = std::max(deepest, depthOf(part));
    return deepest + 1;
}

int partsOf(const Predicate &predicate)
{
    int parts = 1;
    for (const Predicate &part : predicate.parts)
        parts += partsOf(part);
    return parts;
}

void examineOne(const ServiceDefinition &service, const Predicate &when, const Reader &reader)
{
    if (when.kind == Predicate::Kind::Always)
        return;
    if (depthOf(when) > kDeepest || partsOf(when) > kMostParts)
        return reader.complain(
            QStringLiteral("the condition is too intricate: %1 deep, %2 parts").arg(depthOf(when)).arg(partsOf(when)),
            QStringLiteral("Stay within %1 and %2.").arg(kDeepest).arg(kMostParts));
    if (!canBeTried(when))
        return;
    QList<Facet> facets;
    for (const QString &name : fieldsNamedBy(when)) {
        const FieldDefinition *field = service.field(name);
        if (!field || sourcesOf(service, *field).isEmpty()) // another rule says so
            return;
        facets << facetOf(service, *field, when);
    }
    Worlds worlds(std::move(facets));
    if (worlds.count() > kMostWorlds)
        return;
    QList<JourneyMode> modes{JourneyMode::Normal};
    if (service.whenPortalAway)
        modes << JourneyMode::Conditional;
    bool everHolds = false;
    bool everFails = false;
    do {
        for (const JourneyMode mode : modes)
            (holds(when, worlds.view(mode)) ? everHolds : everFails) = true;
    } while (worlds.next() && !(everHolds && everFails));
    if (!everHolds)
        reader.complain(
            QStringLiteral("the condition can never hold"),
            QStringLiteral("Compare its values with the options of the field, and its parts with each other."));
    else if (!everFails)
        reader.complain(QStringLiteral("the condition always holds"), QStringLiteral("Take \"when\" away."));
}

} // namespace

void examineConditions(const ServiceDefinition &service, const Reader &root)
{
    const QString when = QStringLiteral("when");
    for (qsizetype i = 0; i < service.fields.size(); ++i)
        examineOne(service, service.fields[i].when, root.at(QStringLiteral("fields")).at(i).at(when));
    for (qsizetype i = 0; i < service.steps.size(); ++i)
        examineOne(service, service.steps[i].when, root.at(QStringLiteral("steps")).at(i).at(when));
}

} // namespace kiosk
