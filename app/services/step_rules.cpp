// SPDX-License-Identifier: Apache-2.0
#include "service_rules.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

constexpr int kMostCitizenSteps = 6;

qsizetype firstOf(const ServiceDefinition &service, StepKind kind)
{
    const auto found = std::find_if(service.steps.cbegin(), service.steps.cend(),
                                    [&](const StepDefinition &step) { return step.kind == kind; });
    return found == service.steps.cend() ? -1 : found - service.steps.cbegin();
}

qsizetype lastOf(const ServiceDefinition &service, StepKind kind)
{
    qsizetype last = -1;
    for (qsizetype i = 0; i < service.steps.size(); ++i) {
        if (service.steps[i].kind == kind)
            last = i;
    }
    return last;
}

// "`later` only works after `earlier`": the citizen would be asked, promised or given something too soon
struct Order {
    StepKind earlier;
    StepKind later;
    bool needed; // `later` cannot stand without `earlier`
};
const QList<Order> &orders()
{
    using enum StepKind;
    static const QList<Order> table{
        {Identity, Prefill, true},    {Identity, Choose, true},      {Identity, Form, true},
        {Identity, Review, true},     {Prefill, Choose, false},      {Prefill, Form, false},
        {Prefill, Review, false},     {Form, Review, false},         {Choose, Review, false},
        {Choose, Claim, true},        {Review, Submit, true},        {Review, Claim, false},
        {Claim, Print, true},         {Submit, Print, false},        {Submit, Receipt, false},
        {Print, Receipt, false},      {Identity, Pay, true},         {Choose, Pay, false},
        {Form, Pay, false},           {Review, Pay, false},          {Pay, Submit, false},
        {Pay, Claim, false},          {Pay, Receipt, false},         {Receipt, Done, false},
        {Submit, Done, false},        {Print, Done, false},          {Submit, Rate, false},
        {Print, Rate, false},         {Identity, Materials, true},   {Materials, Review, false},
        {Materials, Pay, false},      {Prefill, Materials, false},   {Identity, Commitment, true},
        {Commitment, Review, false},  {Commitment, Pay, false},      {Consent, Review, false},
        {Consent, Pay, false},        {Identity, Eligibility, true}, {Eligibility, Pay, false},
        {Eligibility, Submit, false}, {Eligibility, Claim, false},   {Review, Signature, true},
        {Signature, Pay, false},      {Signature, Submit, false},    {Identity, Principal, true},
    };
    return table;
}

QString name(StepKind kind) { return QString::fromLatin1(codeName(kind)); }

// What comes before the principal step asks for whom it is done: of the others that is where the order begins.
qsizetype firstBehindPrincipal(const ServiceDefinition &service, StepKind kind)
{
    for (qsizetype i = firstOf(service, StepKind::Principal) + 1; i < service.steps.size(); ++i) {
        if (service.steps[i].kind == kind)
            return i;
    }
    return -1;
}

void examineOrder(const ServiceDefinition &service, const Reader &steps)
{
    for (const Order &order : orders()) {
        // a bundle knows what to look up when it knows what is wanted
        if (!service.members.isEmpty() && order.earlier == StepKind::Prefill && order.later == StepKind::Form)
            continue;
        const bool isAboutForms = order.earlier == StepKind::Prefill && order.later == StepKind::Form;
        const qsizetype later
            = isAboutForms ? firstBehindPrincipal(service, order.later) : firstOf(service, order.later);
        const qsizetype earlier = lastOf(service, order.earlier);
        if (later >= 0 && earlier < 0 && order.needed)
            steps.at(later).complain(
                QStringLiteral("a step of kind \"%1\" needs one of kind \"%2\" before it")
                    .arg(name(order.later), name(order.earlier)),
                QStringLiteral("Add a \"%1\" step before \"%2\".").arg(name(order.earlier), service.steps[later].id));
        else if (later >= 0 && earlier > later)
            steps.at(later).complain(QStringLiteral("the step \"%1\" comes before \"%2\"")
                                         .arg(service.steps[later].id, service.steps[earlier].id),
                                     QStringLiteral("Move it behind \"%1\".").arg(service.steps[earlier].id));
    }
}

void examineEnds(const ServiceDefinition &service, const Reader &steps)
{
    if (service.steps.first().kind != StepKind::Guide)
        steps.at(0).complain(QStringLiteral("a visit begins with its guide page"),
                             QStringLiteral("Put the \"guide\" step first."));
    const StepKind last = service.steps.last().kind;
    if (last != StepKind::Done && last != StepKind::Rate)
        steps.at(service.steps.size() - 1)
            .complain(QStringLiteral("a visit ends with \"done\" or \"rate\""),
                      QStringLiteral("Move those to the end."));
    if (firstOf(service, StepKind::Submit) < 0 && firstOf(service, StepKind::Print) < 0)
        steps.complain(QStringLiteral("the item neither submits nor prints anything"),
                       QStringLiteral("Add a \"submit\", or a \"claim\" and a \"print\" step."));
    if (firstOf(service, StepKind::Claim) >= 0 && firstOf(service, StepKind::Print) < 0)
        steps.at(firstOf(service, StepKind::Claim))
            .complain(QStringLiteral("what is claimed here is never printed"), QStringLiteral("Add a \"print\" step."));
    if (firstOf(service, StepKind::Signature) >= 0 && firstOf(service, StepKind::Submit) < 0)
        steps.at(firstOf(service, StepKind::Signature))
            .complain(QStringLiteral("what is signed here is never handed in"),
                      QStringLiteral("Add a \"submit\" step, or take the signature away."));
    if (firstOf(service, StepKind::Pay) >= 0 && firstOf(service, StepKind::Submit) >= 0
        && firstOf(service, StepKind::Claim) >= 0)
        steps.at(firstOf(service, StepKind::Pay))
            .complain(QStringLiteral("what is paid for could be the case or the certificate"),
                      QStringLiteral("Make two items of it."));
    // one act of each kind that cannot be undone; more would need a claim and a receipt each
    for (const StepKind once :
         {StepKind::Guide, StepKind::Identity, StepKind::Principal, StepKind::Review, StepKind::Signature,
          StepKind::Pay, StepKind::Submit, StepKind::Claim, StepKind::Print, StepKind::Done, StepKind::Rate}) {
        const auto count = std::count_if(service.steps.cbegin(), service.steps.cend(),
                                         [&](const StepDefinition &step) { return step.kind == once; });
        if (count > 1)
            steps.complain(QStringLiteral("there are %1 steps of kind \"%2\"").arg(count).arg(name(once)),
                           QStringLiteral("Keep one."));
    }
    if (firstOf(service, StepKind::Done) < 0)
        steps.complain(QStringLiteral("there is no \"done\" step, so nobody sees the receipt code"),
                       QStringLiteral("Add one."));
}

bool belongsIn(StepKind step, FieldKind field)
{
    switch (field) {
    case FieldKind::Material: return step == StepKind::Materials;
    case FieldKind::Agreement: return step == StepKind::Consent || step == StepKind::Commitment;
    default: return step == StepKind::Form || step == StepKind::Choose;
    }
}

void examineFieldsOf(const ServiceDefinition &service, const StepDefinition &step, const Reader &reader,
                     QStringList &asked)
{
    const bool asks = asksQuestions(step.kind) || step.kind == StepKind::Choose;
    const Reader fields = reader.at(QStringLiteral("fields"));
    if (asks == step.fields.isEmpty())
        reader.complain(asks ? QStringLiteral("the step \"%1\" asks nothing").arg(step.id)
                             : QStringLiteral("a step of kind \"%1\" asks nothing").arg(name(step.kind)),
                        asks ? QStringLiteral("List its fields.") : QStringLiteral("Take \"fields\" away."));
    if (step.kind == StepKind::Choose && step.fields.size() > 1)
        fields.complain(QStringLiteral("a choose step fills one field"),
                        QStringLiteral("Use one choose step for each."));
    for (qsizetype i = 0; i < step.fields.size(); ++i) {
        if (!service.field(step.fields[i]))
            fields.at(i).complain(QStringLiteral("there is no field \"%1\"").arg(step.fields[i]),
                                  suggestionFor(step.fields[i], idsOf(service.fields)));
        else if (asked.contains(step.fields[i]))
            fields.at(i).complain(QStringLiteral("the field \"%1\" is asked twice").arg(step.fields[i]),
                                  QStringLiteral("Ask it in one step only."));
        else if (!belongsIn(step.kind, service.field(step.fields[i])->kind))
            fields.at(i).complain(
                QStringLiteral("a step of kind \"%1\" does not ask a field of kind \"%2\"")
                    .arg(name(step.kind), QString::fromLatin1(codeName(service.field(step.fields[i])->kind))),
                QStringLiteral("Materials go into \"materials\", agreements into \"consent\" or "
                               "\"commitment\", everything else into \"form\"."));
        asked << step.fields[i];
    }
}

void examineOutputOf(const ServiceDefinition &service, const StepDefinition &step, const Reader &reader)
{
    const bool prints = step.kind == StepKind::Print || step.kind == StepKind::Receipt;
    if (prints == step.output.isEmpty()) {
        reader.complain(prints ? QStringLiteral("the step \"%1\" does not say what it prints").arg(step.id)
                               : QStringLiteral("a step of kind \"%1\" prints nothing").arg(name(step.kind)),
                        prints ? suggestionFor({}, idsOf(service.outputs)) : QStringLiteral("Take \"output\" away."));
        return;
    }
    const ServiceOutput *output = service.output(step.output);
    const OutputKind expected = step.kind == StepKind::Print ? OutputKind::Certificate : OutputKind::Receipt;
    if (prints && !output)
        reader.at(QStringLiteral("output"))
            .complain(QStringLiteral("there is no output \"%1\"").arg(step.output),
                      suggestionFor(step.output, idsOf(service.outputs)));
    else if (prints && output->kind != expected)
        reader.at(QStringLiteral("output"))
            .complain(QStringLiteral("\"%1\" is no %2").arg(step.output, QString::fromLatin1(codeName(expected))),
                      QStringLiteral("A \"print\" step prints a certificate, a \"receipt\" step a receipt."));
}

void examineConditionOf(const ServiceDefinition &service, const Predicate &condition, const QStringList &askedBefore,
                        const Reader &reader)
{
    for (const QString &field : fieldsNamedBy(condition)) {
        const FieldDefinition *definition = service.field(field);
        if (!definition)
            reader.complain(QStringLiteral("the condition looks at \"%1\", which is no field of this item").arg(field),
                            suggestionFor(field, idsOf(service.fields)));
        else if (definition->prefill.isEmpty() && !askedBefore.contains(field))
            reader.complain(
                QStringLiteral("the condition looks at \"%1\", which is not asked before this step").arg(field),
                QStringLiteral("Move this step behind the one that asks it."));
    }
    examinePredicate(service, condition, reader);
}

void examineExitsOf(const ServiceDefinition &service, const StepDefinition &step, const QStringList &askedBefore,
                    const Reader &reader)
{
    if ((step.kind == StepKind::Eligibility) == step.exits.isEmpty())
        reader.complain(QStringLiteral("\"exits\" goes with the kind \"eligibility\" and with no other"),
                        QStringLiteral("Say who cannot go on, or take it away."));
    for (qsizetype i = 0; i < step.exits.size(); ++i) {
        const Reader when = reader.at(QStringLiteral("exits")).at(i).at(QStringLiteral("when"));
        examineConditionOf(service, step.exits[i].when, askedBefore, when);
    }
}

} // namespace

void examineSteps(const ServiceDefinition &service, const Reader &root)
{
    const Reader steps = root.at(QStringLiteral("steps"));
    QStringList seen;
    QStringList asked;
    int budget = 0;
    qsizetype titled = 0;
    for (qsizetype i = 0; i < service.steps.size(); ++i) {
        const StepDefinition &step = service.steps[i];
        const Reader reader = steps.at(i);
        if (seen.contains(step.id))
            reader.at(QStringLiteral("id"))
                .complain(QStringLiteral("there are two steps \"%1\"").arg(step.id),
                          QStringLiteral("Give each its own id."));
        seen << step.id;
        examineConditionOf(service, step.when, asked, reader.at(QStringLiteral("when")));
        examineExitsOf(service, step, asked, reader);
        if (step.kind == StepKind::Principal)
            examinePrincipal(service, step, asked, reader);
        else
            examineFieldsOf(service, step, reader, asked);
        examineOutputOf(service, step, reader);
        if ((step.kind == StepKind::Choose) == step.query.isEmpty())
            reader.complain(QStringLiteral("\"query\" goes with the kind \"choose\" and with no other"),
                            QStringLiteral("Add it or take it away."));
        budget += step.budgetS;
        titled += step.title.isEmpty() ? 0 : 1;
    }
    examineOrder(service, steps);
    examineEnds(service, steps);
    if (titled == 0 || titled > kMostCitizenSteps)
        steps.complain(QStringLiteral("the step line would show %1 steps").arg(titled),
                       QStringLiteral("Give a \"title\" to one to %1 of them.").arg(kMostCitizenSteps));
    if (budget > service.budgetS)
        root.at(QStringLiteral("budgetS"))
            .complain(QStringLiteral("the steps may take %1 s, the item %2 s").arg(budget).arg(service.budgetS),
                      QStringLiteral("Raise it, or give the steps less."));
}

} // namespace kiosk
