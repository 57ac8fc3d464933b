// SPDX-License-Identifier: Apache-2.0
#include "field_kinds.h"
#include "service_records.h"

namespace kiosk {
namespace {

using namespace shape;

// A predicate as it is written: one object, one question.
struct RawPredicate {
    QString field;
    std::optional<QString> is;
    std::optional<QStringList> in;
    std::optional<bool> answered;
    std::optional<AnswerSource> source;
    std::optional<JourneyMode> mode;
    std::optional<Predicate> negated;
    std::optional<QList<Predicate>> all;
    std::optional<QList<Predicate>> any;

    int forms() const
    {
        return int(is.has_value()) + int(in.has_value()) + int(answered.has_value()) + int(source.has_value())
            + int(mode.has_value()) + int(negated.has_value()) + int(all.has_value()) + int(any.has_value());
    }
    bool asksAField() const { return is || in || answered || source; }
};

const Record<RawPredicate> &predicateRecord()
{
    static const Record<RawPredicate> record
        = Record<RawPredicate>("predicate")
              .optional("field", &RawPredicate::field, camelId(), "id of the field that is looked at")
              .optional("is", &RawPredicate::is, maybe(text()), "its value is this")
              .optional("in", &RawPredicate::in, maybe(listOf(text(), 1)), "its value is one of these")
              .optional("answered", &RawPredicate::answered, maybe(flag()), "it has an answer, or has none")
              .optional("source", &RawPredicate::source,
                        maybe(oneOf("source", {AnswerSource::Citizen, AnswerSource::Card, AnswerSource::Portal})),
                        "its answer comes from there")
              .optional("mode", &RawPredicate::mode,
                        maybe(oneOf("mode", {JourneyMode::Normal, JourneyMode::Conditional})),
                        "conditional: the portal was away when the citizen began")
              .optional("not", &RawPredicate::negated, maybe(predicate()))
              .optional("all", &RawPredicate::all, maybe(listOf(predicate(), 1)))
              .optional("any", &RawPredicate::any, maybe(listOf(predicate(), 1)))
              .examine([](const RawPredicate &raw, const Reader &reader) {
                  if (raw.forms() != 1)
                      reader.complain(
                          QStringLiteral("a condition asks exactly one thing, this one asks %1").arg(raw.forms()),
                          QStringLiteral("Put several conditions into \"all\" or \"any\"."));
                  else if (raw.asksAField() == raw.field.isEmpty())
                      reader.complain(raw.field.isEmpty() ? QStringLiteral("the condition names no field")
                                                          : QStringLiteral("the condition has no use for a field"),
                                      QStringLiteral("\"field\" goes with is, in, answered and source."));
              });
    return record;
}

Predicate negation(Predicate inner) { return {.kind = Predicate::Kind::Not, .parts = {std::move(inner)}}; }

Predicate meaning(const RawPredicate &raw)
{
    using Kind = Predicate::Kind;
    if (raw.is)
        return {.kind = Kind::Is, .field = raw.field, .values = {*raw.is}};
    if (raw.in)
        return {.kind = Kind::In, .field = raw.field, .values = *raw.in};
    if (raw.answered) {
        const Predicate answered{.kind = Kind::Answered, .field = raw.field};
        return *raw.answered ? answered : negation(answered);
    }
    if (raw.source)
        return {.kind = Kind::Source, .field = raw.field, .source = *raw.source};
    if (raw.mode)
        return {.kind = Kind::Mode, .mode = *raw.mode};
    if (raw.negated)
        return negation(*raw.negated);
    return raw.all ? Predicate{.kind = Kind::All, .parts = *raw.all} : Predicate{.kind = Kind::Any, .parts = *raw.any};
}

const Record<Prefill> &prefillRecord()
{
    static const Record<Prefill> record
        = Record<Prefill>("prefill")
              .required("from", &Prefill::from, oneOf("source", {AnswerSource::Card, AnswerSource::Portal}),
                        "card or portal")
              .required("key", &Prefill::key, camelId(), "what is taken from there");
    return record;
}

const Record<FieldOption> &optionRecord()
{
    static const Record<FieldOption> record
        = Record<FieldOption>("option")
              .required("value", &FieldOption::value, text(), "what goes into the case")
              .required("text", &FieldOption::text, words(), "what the citizen reads")
              .optional("detail", &FieldOption::detail, words(), "a second line");
    return record;
}

QList<FieldKind> kinds()
{
    QList<FieldKind> all;
    for (const FieldKindTraits &traits : fieldKinds())
        all << traits.kind;
    return all;
}

const Record<Validator> &validatorRecord()
{
    static const Record<Validator> record
        = Record<Validator>("validator")
              .required("rule", &Validator::rule,
                        oneOf("rule",
                              {FieldRule::MinLength, FieldRule::MaxLength, FieldRule::Pattern, FieldRule::Phone,
                               FieldRule::IdNumber, FieldRule::Date, FieldRule::NotBefore, FieldRule::NotAfter,
                               FieldRule::Name, FieldRule::CreditCode, FieldRule::LicenceId, FieldRule::Money,
                               FieldRule::Number, FieldRule::AtLeast, FieldRule::AtMost}),
                        "what must hold")
              .optional("length", &Validator::length, integer(1, 200), "minLength, maxLength: characters")
              .optional("pattern", &Validator::pattern, text(), "pattern: regular expression for the whole value")
              .optional("days", &Validator::days, integer(-50'000, 50'000),
                        "notBefore, notAfter: days from today, negative is the past")
              .optional("amount", &Validator::amount,
                        text(QStringLiteral("-?[0-9]{1,12}(\\.[0-9]{1,4})?"), QStringLiteral("a number like 0.5")),
                        "atLeast, atMost: the bound, in yuan or in the field's unit")
              .optional("decimals", &Validator::decimals, integer(0, 4), "number: digits after the point")
              .optional("say", &Validator::say, words(),
                        "what to say when it does not hold; rules of a kind have words of their own");
    return record;
}

} // namespace

shape::Value<Predicate> predicate()
{
    return {[](const QJsonValue &json, Predicate &out, const Reader &reader) {
                RawPredicate raw;
                if (!predicateRecord().read(json, raw, reader))
                    return false;
                out = meaning(raw);
                return true;
            },
            [](SchemaBook &book) { return predicateRecord().schema(book); }};
}

const shape::Record<FieldDefinition> &fieldRecord()
{
    static const Record<FieldDefinition> record
        = Record<FieldDefinition>("field")
              .required("id", &FieldDefinition::id, camelId(), "id of the field, e.g. \"moveInDate\"")
              .required("kind", &FieldDefinition::kind, oneOf("kind of field", kinds()), "kind of field")
              .required("label", &FieldDefinition::label, words(), "short name, for the review and the case")
              .optional("question", &FieldDefinition::question, words(), "title of the page that asks it")
              .optional("hint", &FieldDefinition::hint, words(), "one sentence under the question")
              .required("why", &FieldDefinition::why, words(), "why it is asked")
              .optional("prefill", &FieldDefinition::prefill, listOf(object(&prefillRecord)),
                        "where a first value comes from; the first that has one wins")
              .optional("edit", &FieldDefinition::edit,
                        oneOf("edit rule", {EditRule::Editable, EditRule::Locked, EditRule::Dispute}),
                        "may the citizen change a prefilled value?")
              .optional("keyboard", &FieldDefinition::keyboard,
                        oneOf("keyboard",
                              {Keyboard::None, Keyboard::Digits, Keyboard::IdNumber, Keyboard::Amount,
                               Keyboard::Letters, Keyboard::Hanzi}))
              .optional("unit", &FieldDefinition::unit, words(), "number: what it counts, e.g. 平方米")
              .optional("options", &FieldDefinition::options, listOf(object(&optionRecord)), "what can be chosen")
              .optional("validators", &FieldDefinition::validators, listOf(object(&validatorRecord)),
                        "looked at in this order; the first that fails speaks")
              .optional("when", &FieldDefinition::when, predicate(), "left out while this does not hold");
    return record;
}

} // namespace kiosk
