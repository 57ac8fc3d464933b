// SPDX-License-Identifier: Apache-2.0
// The step at which somebody who acts for another shows whom: what goes with it.
#include "service_rules.h"

#include <algorithm>

namespace kiosk {

using shape::Reader;

namespace {

// What is looked up, agreed to or handed in before would be so for whoever acts.
void examinePlace(const ServiceDefinition &service, const StepDefinition &principal, const Reader &reader)
{
    for (const StepDefinition &each : service.steps) {
        if (each.id == principal.id)
            return;
        const bool isEarly = each.kind == StepKind::Guide || each.kind == StepKind::Identity
            || each.kind == StepKind::Form || each.kind == StepKind::Principal; // two are complained of elsewhere
        if (isEarly)
            continue;
        reader.complain(QStringLiteral("\"%1\" comes before it is known for whom it is done").arg(each.id),
                        QStringLiteral("Move it behind \"%1\".").arg(principal.id));
        return;
    }
}

} // namespace

void examinePrincipal(const ServiceDefinition &service, const StepDefinition &step, const QStringList &askedBefore,
                      const Reader &reader)
{
    examinePlace(service, step, reader);
    const Reader fields = reader.at(QStringLiteral("fields"));
    if (step.when.kind == Predicate::Kind::Always)
        reader.complain(QStringLiteral("nobody could come to \"%1\" for himself").arg(step.id),
                        QStringLiteral("Ask for whom it is done, and let \"when\" look at that."));
    if (std::none_of(service.identity.cbegin(), service.identity.cend(), &needsPortal))
        reader.complain(QStringLiteral("whoever acts for another must be known to the portal himself"),
                        QStringLiteral("Add \"card+sms\" to identity/methods."));
    if (step.fields.size() != 1) {
        fields.complain(QStringLiteral("the step \"%1\" does not say how the two are related").arg(step.id),
                        QStringLiteral("Name the one field that asks it."));
        return;
    }
    const QString &relation = step.fields.first();
    const FieldDefinition *field = service.field(relation);
    if (!field)
        fields.at(0).complain(QStringLiteral("there is no field \"%1\"").arg(relation),
                              suggestionFor(relation, idsOf(service.fields)));
    else if (field->kind != FieldKind::Choice)
        fields.at(0).complain(QStringLiteral("how the two are related is a choice, and \"%1\" is none").arg(relation),
                              QStringLiteral("Name a field of kind \"choice\"."));
    else if (!askedBefore.contains(relation))
        fields.at(0).complain(QStringLiteral("\"%1\" is not asked before this step").arg(relation),
                              QStringLiteral("Ask it in a form between the identity and this step."));
}

} // namespace kiosk
