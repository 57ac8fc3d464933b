// SPDX-License-Identifier: Apache-2.0
#include "patterns.h"
#include "service_rules.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

const StepDefinition *askedBy(const ServiceDefinition &service, const QString &field)
{
    const auto asks = [&](const StepDefinition &step) {
        return (asksQuestions(step.kind) || step.kind == StepKind::Choose) && step.fields.contains(field);
    };
    const auto found = std::find_if(service.steps.cbegin(), service.steps.cend(), asks);
    return found == service.steps.cend() ? nullptr : &*found;
}

QStringList valuesOf(const FieldDefinition &field)
{
    QStringList values;
    for (const FieldOption &option : field.options)
        values << option.value;
    return values;
}

void examineValidator(const Validator &validator, const Reader &reader)
{
    const bool isLength = validator.rule == FieldRule::MinLength || validator.rule == FieldRule::MaxLength;
    const bool isDay = validator.rule == FieldRule::NotBefore || validator.rule == FieldRule::NotAfter;
    const QString name = QString::fromLatin1(codeName(validator.rule));
    if (isLength != (validator.length > 0))
        reader.complain(isLength ? QStringLiteral("the rule \"%1\" has no length").arg(name)
                                 : QStringLiteral("the rule \"%1\" has no use for a length").arg(name),
                        QStringLiteral("\"length\" goes with minLength and maxLength."));
    if (!isDay && validator.days != 0)
        reader.complain(QStringLiteral("the rule \"%1\" has no use for days").arg(name),
                        QStringLiteral("\"days\" goes with notBefore and notAfter."));
    if ((validator.rule == FieldRule::Pattern) == validator.pattern.isEmpty())
        reader.complain(QStringLiteral("\"pattern\" goes with the rule \"pattern\" and with no other"),
                        QStringLiteral("Add it or take it away."));
    const bool isBound = validator.rule == FieldRule::AtLeast || validator.rule == FieldRule::AtMost;
    const bool hasAmount = !validator.amount.isEmpty();
    const bool hasOther = !validator.field.isEmpty();
    if (isBound ? hasAmount == hasOther : hasAmount)
        reader.complain(QStringLiteral("\"amount\" goes with the rules \"atLeast\" and \"atMost\", and they need it"),
                        QStringLiteral("Say it, or name the \"field\" that is the bound."));
    if (hasOther && !isBound && !isDay)
        reader.complain(QStringLiteral("the rule \"%1\" looks at no other field").arg(name),
                        QStringLiteral("\"field\" goes with notBefore, notAfter, atLeast and atMost."));
    if (validator.rule != FieldRule::Number && validator.decimals != 0)
        reader.complain(QStringLiteral("the rule \"%1\" has no use for decimals").arg(name),
                        QStringLiteral("\"decimals\" goes with number."));
    if (validator.say.isEmpty())
        reader.complain(QStringLiteral("the rule \"%1\" has no words for a value that breaks it").arg(name),
                        QStringLiteral("Add \"say\": only this item knows why."));
    if (validator.pattern.isEmpty())
        return;
    const QRegularExpression pattern = compiled(validator.pattern);
    if (!pattern.isValid())
        reader.at(QStringLiteral("pattern"))
            .complain(QStringLiteral("is no regular expression: %1").arg(pattern.errorString()),
                      QStringLiteral("Look at character %1.").arg(pattern.patternErrorOffset()));
}

// What a field cannot do without once it is asked, so that no page is a dead end.
void examineAsked(const FieldDefinition &field, const Reader &reader)
{
    if (field.question.isEmpty())
        reader.complain(QStringLiteral("the field is asked but has no question"),
                        QStringLiteral("Add \"question\", the title of its page."));
    if (field.edit == EditRule::Locked)
        reader.at(QStringLiteral("edit"))
            .complain(QStringLiteral("the field is locked, and yet a step asks it"),
                      QStringLiteral("Take it out of the step, or make it editable."));
    const bool typesHanzi = field.kind == FieldKind::Name || field.kind == FieldKind::Address;
    if (typesHanzi && field.keyboard != Keyboard::None && field.keyboard != Keyboard::Hanzi)
        reader.at(QStringLiteral("keyboard"))
            .complain(QStringLiteral("a %1 is written in hanzi, which this keyboard has not")
                          .arg(QString::fromLatin1(codeName(field.kind))),
                      QStringLiteral("Use the keyboard \"hanzi\"."));
    if (field.kind != FieldKind::Choice && field.keyboard == Keyboard::None && field.options.isEmpty())
        reader.at(QStringLiteral("keyboard"))
            .complain(QStringLiteral("the field is asked, but there is neither a keyboard nor an option"),
                      QStringLiteral("Give it a keyboard or options."));
}

void examineOptions(const FieldDefinition &field, const StepDefinition *asking, const Reader &reader)
{
    const bool fromPortal = asking && asking->kind == StepKind::Choose;
    QStringList values;
    for (qsizetype i = 0; i < field.options.size(); ++i) {
        if (values.contains(field.options[i].value))
            reader.at(QStringLiteral("options"))
                .at(i)
                .complain(QStringLiteral("the value \"%1\" is offered twice").arg(field.options[i].value),
                          QStringLiteral("Every option needs its own value."));
        values << field.options[i].value;
    }
    if (fromPortal && !field.options.isEmpty())
        reader.at(QStringLiteral("options"))
            .complain(QStringLiteral("the options come from the portal's list, not from here"),
                      QStringLiteral("Take \"options\" away."));
    if (field.kind == FieldKind::Choice && !fromPortal && field.options.size() < 2)
        reader.at(QStringLiteral("options"))
            .complain(QStringLiteral("a choice needs at least two options"),
                      QStringLiteral("Add them, or use another kind."));
    if (field.kind != FieldKind::Number && !field.unit.isEmpty())
        reader.at(QStringLiteral("unit"))
            .complain(QStringLiteral("only a number has a unit"), QStringLiteral("Use the kind \"number\"."));
    const bool mayHaveOptions = field.kind == FieldKind::Choice || field.kind == FieldKind::Address
        || field.kind == FieldKind::Material || field.kind == FieldKind::Agreement;
    if (!mayHaveOptions && !field.options.isEmpty())
        reader.at(QStringLiteral("options"))
            .complain(QStringLiteral("only a choice or an address has options"),
                      QStringLiteral("Use the kind \"choice\"."));
}

void examinePrefill(const FieldDefinition &field, const Reader &reader)
{
    for (qsizetype i = 0; i < field.prefill.size(); ++i) {
        const Prefill &prefill = field.prefill[i];
        if (prefill.from == AnswerSource::Card && !cardKeys().contains(prefill.key))
            reader.at(QStringLiteral("prefill"))
                .at(i)
                .at(QStringLiteral("key"))
                .complain(QStringLiteral("the card has no \"%1\"").arg(prefill.key),
                          suggestionFor(prefill.key, cardKeys()));
    }
    if (field.prefill.isEmpty() && field.edit != EditRule::Editable)
        reader.at(QStringLiteral("edit"))
            .complain(QStringLiteral("nothing prefills this field, so there is nothing to lock or to dispute"),
                      QStringLiteral("Add \"prefill\", or make it editable."));
}

// `other` is looked at while `field` is answered, so it must be there by then.
void examineLooksBack(const ServiceDefinition &service, const FieldDefinition &field, const QString &other,
                      const char *what, const Reader &reader)
{
    const FieldDefinition *there = service.field(other);
    if (!there)
        reader.complain(
            QStringLiteral("the %1 looks at \"%2\", which is no field of this item").arg(QLatin1String(what), other),
            suggestionFor(other, idsOf(service.fields)));
    else if (there >= &field)
        reader.complain(QStringLiteral("the %1 looks at \"%2\", which comes later").arg(QLatin1String(what), other),
                        QStringLiteral("Put \"%1\" before \"%2\" in the list of fields.").arg(other, field.id));
}

void examineCondition(const ServiceDefinition &service, qsizetype index, const Reader &reader)
{
    const FieldDefinition &field = service.fields[index];
    for (const QString &name : fieldsNamedBy(field.when))
        examineLooksBack(service, field, name, "condition", reader);
    examinePredicate(service, field.when, reader);
}

bool isAmount(FieldKind kind) { return kind == FieldKind::Money || kind == FieldKind::Number; }

// A bound that is another answer: of the same sort, known before, and only where a value can be mended.
void examineBound(const ServiceDefinition &service, const FieldDefinition &field, const Validator &validator,
                  const Reader &reader)
{
    if (validator.field.isEmpty())
        return;
    examineLooksBack(service, field, validator.field, "rule", reader);
    const FieldDefinition *other = service.field(validator.field);
    const bool isDay = field.kind == FieldKind::Date;
    if (other && (isDay ? other->kind != FieldKind::Date : !isAmount(field.kind) || !isAmount(other->kind)))
        reader.complain(QStringLiteral("\"%1\" cannot be compared with \"%2\"").arg(field.id, other->id),
                        QStringLiteral("Days go with days, numbers and amounts with each other."));
    if (field.edit != EditRule::Editable)
        reader.complain(QStringLiteral("a value that cannot be changed cannot be held against another"),
                        QStringLiteral("Make it editable, or take the rule away."));
}

} // namespace

// A condition that asks a field for what its kind does not have, or never is, would hide something for ever.
void examinePredicate(const ServiceDefinition &service, const Predicate &predicate, const Reader &reader)
{
    using Kind = Predicate::Kind;
    for (const Predicate &part : predicate.parts)
        examinePredicate(service, part, reader);
    const FieldDefinition *field = service.field(predicate.field);
    if (!field)
        return;
    for (const QString &value : field->options.isEmpty() ? QStringList() : predicate.values) {
        if (!field->option(value))
            reader.complain(QStringLiteral("\"%1\" is never \"%2\"").arg(field->id, value),
                            suggestionFor(value, valuesOf(*field)));
    }
    if (predicate.kind == Kind::AtLeast && !isAmount(field->kind))
        reader.complain(QStringLiteral("\"%1\" is no number and no amount").arg(field->id),
                        QStringLiteral("\"atLeast\" goes with those."));
    if ((predicate.kind == Kind::YearsAgo || predicate.kind == Kind::DaysAgo) && field->kind != FieldKind::Date)
        reader.complain(QStringLiteral("\"%1\" is no date").arg(field->id),
                        QStringLiteral("\"yearsAgo\" and \"daysAgo\" go with dates."));
    const bool isPrefilled = std::any_of(field->prefill.cbegin(), field->prefill.cend(),
                                         [&](const Prefill &each) { return each.from == predicate.source; });
    const bool isFrom = predicate.source == AnswerSource::Citizen ? service.asks(field->id) : isPrefilled;
    if (predicate.kind == Kind::Source && !isFrom)
        reader.complain(QStringLiteral("\"%1\" never comes from %2")
                            .arg(field->id, QString::fromLatin1(codeName(predicate.source))),
                        QStringLiteral("Look at its \"prefill\" and at the steps."));
}

void examineFields(const ServiceDefinition &service, const Reader &root)
{
    const Reader fields = root.at(QStringLiteral("fields"));
    QStringList seen;
    for (qsizetype i = 0; i < service.fields.size(); ++i) {
        const FieldDefinition &field = service.fields[i];
        const Reader reader = fields.at(i);
        const StepDefinition *asking = askedBy(service, field.id);
        if (seen.contains(field.id))
            reader.at(QStringLiteral("id"))
                .complain(QStringLiteral("the field \"%1\" is declared twice").arg(field.id),
                          QStringLiteral("Nothing is asked twice: use the first one."));
        seen << field.id;
        for (qsizetype j = 0; j < field.validators.size(); ++j) {
            examineValidator(field.validators[j], reader.at(QStringLiteral("validators")).at(j));
            examineBound(service, field, field.validators[j], reader.at(QStringLiteral("validators")).at(j));
        }
        examineOptions(field, asking, reader);
        examinePrefill(field, reader);
        examineCondition(service, i, reader.at(QStringLiteral("when")));
        if (asking && asksQuestions(asking->kind))
            examineAsked(field, reader);
        if (!asking && field.prefill.isEmpty())
            reader.complain(
                QStringLiteral("the field \"%1\" can never get a value: no step asks it, nothing prefills it")
                    .arg(field.id),
                QStringLiteral("Add it to a form, or add \"prefill\"."));
    }
}

} // namespace kiosk
