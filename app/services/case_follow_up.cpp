// SPDX-License-Identifier: Apache-2.0
#include "case_follow_up.h"

#include "function_definitions.h"

#include <algorithm>

namespace kiosk {

bool canAskAgain(const ServiceDefinition &item, QStringView field)
{
    const FieldDefinition *known = item.field(field);
    return known && known->edit == EditRule::Editable
        && std::any_of(item.steps.cbegin(), item.steps.cend(), [&](const StepDefinition &each) {
               return each.kind == StepKind::Form && each.fields.contains(field);
           });
}

ServicePtr correctionDefinition(const ServiceDefinition &item, const QStringList &fields)
{
    ServiceDefinition made = item;
    made.fields.removeIf([&](const FieldDefinition &field) { return !fields.contains(field.id); });
    StepDefinition again = functionStep(QStringLiteral("again"), StepKind::Form, functionWords(u"补正", u"Correct"));
    for (FieldDefinition &field : made.fields) {
        field.when = {};
        field.prefill.clear();
        again.fields << field.id;
    }
    made.steps = {again, functionStep(QStringLiteral("review"), StepKind::Review, functionWords(u"核对", u"Check")),
                  functionStep(QStringLiteral("submit"), StepKind::Submit),
                  functionStep(QStringLiteral("done"), StepKind::Done)};
    made.members.clear();
    made.outputs.clear();
    made.next.clear();
    made.rated = false;
    made.keepDays = 0;
    made.signers.clear(); // whoever had to sign the case has, or is waited for already
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

ServicePtr ratingDefinition(const ServicePtr &item, const QString &id, const Words &title)
{
    ServiceDefinition made = item ? *item : ServiceDefinition();
    made.id = id;
    if (!item)
        made.title = title;
    made.steps = {functionStep(QStringLiteral("rate"), StepKind::Rate)};
    made.members.clear();
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

} // namespace kiosk
