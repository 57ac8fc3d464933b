// SPDX-License-Identifier: Apache-2.0
#include "case_follow_up.h"

#include <algorithm>

namespace kiosk {
namespace {

StepDefinition step(const QString &id, StepKind kind, const Words &title = {})
{
    StepDefinition made;
    made.id = id;
    made.kind = kind;
    made.title = title;
    return made;
}

} // namespace

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
    StepDefinition again
        = step(QStringLiteral("again"), StepKind::Form, {QStringLiteral("补正"), QStringLiteral("Correct")});
    for (FieldDefinition &field : made.fields) {
        field.when = {};
        field.prefill.clear();
        again.fields << field.id;
    }
    made.steps
        = {again, step(QStringLiteral("review"), StepKind::Review, {QStringLiteral("核对"), QStringLiteral("Check")}),
           step(QStringLiteral("submit"), StepKind::Submit), step(QStringLiteral("done"), StepKind::Done)};
    made.members.clear();
    made.outputs.clear();
    made.next.clear();
    made.rated = false;
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

ServicePtr ratingDefinition(const ServicePtr &item, const QString &id, const Words &title)
{
    ServiceDefinition made = item ? *item : ServiceDefinition();
    made.id = id;
    if (!item)
        made.title = title;
    made.steps = {step(QStringLiteral("rate"), StepKind::Rate)};
    made.members.clear();
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

} // namespace kiosk
