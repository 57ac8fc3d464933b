// SPDX-License-Identifier: Apache-2.0
// How the materials and agreements of one item fit the rest of it.
#include "service_rules.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

bool isGiven(const FieldDefinition &field, EvidenceSource source)
{
    return std::any_of(field.sources.cbegin(), field.sources.cend(),
                       [source](const MaterialSource &each) { return each.from == source; });
}

// What every citizen can do, whatever the portal knows and whatever stands in this machine.
bool isAlwaysOpen(const MaterialSource &source)
{
    return source.from == EvidenceSource::Inquiry || source.from == EvidenceSource::Commitment
        || source.from == EvidenceSource::Later;
}

// Somebody is shown the words of a promise exactly when a promise is what was chosen.
bool isPromised(const ServiceDefinition &service, const FieldDefinition &material)
{
    return std::any_of(service.steps.cbegin(), service.steps.cend(), [&](const StepDefinition &step) {
        return step.kind == StepKind::Commitment
            && std::any_of(step.fields.cbegin(), step.fields.cend(), [&](const QString &id) {
                   const FieldDefinition *agreement = service.field(id);
                   return (agreement && fieldsNamedBy(agreement->when).contains(material.id))
                       || fieldsNamedBy(step.when).contains(material.id);
               });
    });
}

bool isConsent(const ServiceDefinition &service, const QString &id)
{
    return std::any_of(service.steps.cbegin(), service.steps.cend(), [&](const StepDefinition &step) {
        return step.kind == StepKind::Consent && step.fields.contains(id);
    });
}

// Whether anything in the item depends on what was answered to `id`.
bool isLookedAt(const ServiceDefinition &service, const QString &id)
{
    const auto looks = [&](const Predicate &predicate) { return fieldsNamedBy(predicate).contains(id); };
    const auto stepLooks = [&](const StepDefinition &step) {
        return looks(step.when)
            || std::any_of(step.exits.cbegin(), step.exits.cend(),
                           [&](const EligibilityExit &each) { return looks(each.when); });
    };
    return std::any_of(service.steps.cbegin(), service.steps.cend(), stepLooks)
        || std::any_of(service.fields.cbegin(), service.fields.cend(),
                       [&](const FieldDefinition &field) { return looks(field.when); });
}

void examineSources(const FieldDefinition &field, const Reader &reader)
{
    for (qsizetype i = 0; i < field.sources.size(); ++i) {
        const MaterialSource &source = field.sources[i];
        const Reader place = reader.at(i);
        const QString name = QString::fromLatin1(codeName(source.from));
        if (hasDeadline(source.from) != (source.days > 0))
            place.complain(hasDeadline(source.from)
                               ? QStringLiteral("nobody is told how long \"%1\" may take").arg(name)
                               : QStringLiteral("\"%1\" has no use for days").arg(name),
                           QStringLiteral("\"days\" goes with inquiry and later."));
        const bool isFirst = std::none_of(field.sources.cbegin(), field.sources.cbegin() + i,
                                          [&](const MaterialSource &each) { return each.from == source.from; });
        if (!isFirst)
            place.complain(QStringLiteral("the source \"%1\" is offered twice").arg(name), QStringLiteral("Keep one."));
    }
}

void examineMaterial(const ServiceDefinition &service, const FieldDefinition &field, const Reader &reader)
{
    const Reader sources = reader.at(QStringLiteral("sources"));
    examineSources(field, sources);
    const bool isOpen = std::any_of(field.sources.cbegin(), field.sources.cend(), &isAlwaysOpen);
    if (!isOpen)
        sources.complain(QStringLiteral("whoever does not have \"%1\" with him cannot go on").arg(field.id),
                         QStringLiteral("Add inquiry, commitment or later."));
    const bool isShared = isGiven(field, EvidenceSource::Shared) || isGiven(field, EvidenceSource::Licence);
    const bool isPrefilled = std::any_of(field.prefill.cbegin(), field.prefill.cend(),
                                         [](const Prefill &each) { return each.from == AnswerSource::Portal; });
    if (isShared != isPrefilled)
        sources.complain(isShared
                             ? QStringLiteral("nobody asks the portal whether \"%1\" is shared").arg(field.id)
                             : QStringLiteral("the portal is asked for \"%1\", which it cannot give").arg(field.id),
                         QStringLiteral("\"shared\" and \"licence\" go with \"prefill\" from the portal."));
    if (isGiven(field, EvidenceSource::Commitment) && !isPromised(service, field))
        sources.complain(QStringLiteral("whoever promises \"%1\" is shown nothing to promise").arg(field.id),
                         QStringLiteral("Add a \"commitment\" step with an agreement whose \"when\" looks at it."));
}

} // namespace

void examineEvidence(const ServiceDefinition &service, const Reader &root)
{
    for (qsizetype i = 0; i < service.fields.size(); ++i) {
        const FieldDefinition &field = service.fields[i];
        const Reader reader = root.at(QStringLiteral("fields")).at(i);
        if (field.kind == FieldKind::Material)
            examineMaterial(service, field, reader);
        // whoever does not want to promise takes another way; a consent may be refused
        if (isConsent(service, field.id) && !isLookedAt(service, field.id))
            reader.complain(QStringLiteral("it makes no difference whether \"%1\" is agreed to").arg(field.id),
                            QStringLiteral("Let a condition or an \"eligibility\" exit look at it, or do not ask."));
    }
}

} // namespace kiosk
