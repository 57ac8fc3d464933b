// SPDX-License-Identifier: Apache-2.0
#include "field_kinds.h"
#include "service_records.h"

#include <algorithm>

namespace kiosk {
namespace {

using namespace shape;

constexpr int kMostRepeats = 9; // a visit with more belongs to a window

Value<QString> decimal()
{
    return text(QStringLiteral("-?[0-9]{1,12}(\\.[0-9]{1,4})?"), QStringLiteral("a number like 0.5"));
}

// A predicate as it is written: one object, one question.
struct RawPredicate {
    QString field;
    std::optional<QString> is;
    std::optional<QStringList> in;
    std::optional<bool> answered;
    std::optional<AnswerSource> source;
    std::optional<JourneyMode> mode;
    std::optional<QString> atLeast;
    std::optional<int> yearsAgo;
    std::optional<int> daysAgo;
    std::optional<Predicate> negated;
    std::optional<QList<Predicate>> all;
    std::optional<QList<Predicate>> any;

    int forms() const
    {
        return int(is.has_value()) + int(in.has_value()) + int(answered.has_value()) + int(source.has_value())
            + int(mode.has_value()) + int(atLeast.has_value()) + int(yearsAgo.has_value()) + int(daysAgo.has_value())
            + int(negated.has_value()) + int(all.has_value()) + int(any.has_value());
    }
    bool asksAField() const { return is || in || answered || source || atLeast || yearsAgo || daysAgo; }
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
              .optional("atLeast", &RawPredicate::atLeast, maybe(decimal()), "its number or amount is this or more")
              .optional("yearsAgo", &RawPredicate::yearsAgo, maybe(integer(1, 150)),
                        "its day is this many years ago or more: of a birthday, the age")
              .optional("daysAgo", &RawPredicate::daysAgo, maybe(integer(1, 50'000)),
                        "its day is this many days ago or more")
              .optional("not", &RawPredicate::negated, maybe(predicate()))
              .optional("all", &RawPredicate::all, maybe(listOf(predicate(), 1)))
              .optional("any", &RawPredicate::any, maybe(listOf(predicate(), 1)))
              .examine([](const RawPredicate &raw, const Reader &reader) {
                  if (raw.forms() != 1)
                      reader.complain(
                          QStringLiteral("a condition asks exactly one thing, this one asks %1").arg(raw.forms()),
                          QStringLiteral("Put several conditions into \"all\" or \"any\"."));
                  else if (raw.asksAField() == raw.field.isEmpty())
                      reader.complain(
                          raw.field.isEmpty() ? QStringLiteral("the condition names no field")
                                              : QStringLiteral("the condition has no use for a field"),
                          QStringLiteral(
                              "\"field\" goes with is, in, answered, source, atLeast, yearsAgo and daysAgo."));
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
    if (raw.atLeast)
        return {.kind = Kind::AtLeast, .field = raw.field, .amount = *raw.atLeast};
    if (raw.yearsAgo)
        return {.kind = Kind::YearsAgo, .field = raw.field, .count = *raw.yearsAgo};
    if (raw.daysAgo)
        return {.kind = Kind::DaysAgo, .field = raw.field, .count = *raw.daysAgo};
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

const Record<MaterialSource> &sourceRecord()
{
    using enum EvidenceSource;
    static const Record<MaterialSource> record
        = Record<MaterialSource>("materialSource")
              .required("from", &MaterialSource::from,
                        oneOf("source", {Shared, Licence, Scan, Locker, Inquiry, Commitment, Later}),
                        "where the material comes from")
              .optional("days", &MaterialSource::days, integer(1, 90), "inquiry, later: working days it may take")
              .optional("text", &MaterialSource::text, words(), "what the citizen reads; the standard words without")
              .optional("detail", &MaterialSource::detail, words(), "a second line");
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
                               FieldRule::Name, FieldRule::CreditCode, FieldRule::LicenceId, FieldRule::Region,
                               FieldRule::Money, FieldRule::Number, FieldRule::AtLeast, FieldRule::AtMost}),
                        "what must hold")
              .optional("length", &Validator::length, integer(1, 200), "minLength, maxLength: characters")
              .optional("pattern", &Validator::pattern, text(), "pattern: regular expression for the whole value")
              .optional("days", &Validator::days, integer(-50'000, 50'000),
                        "notBefore, notAfter: days from today or from \"field\", negative is before it")
              .optional("amount", &Validator::amount, decimal(),
                        "atLeast, atMost: the bound, in yuan or in the field's unit")
              .optional("field", &Validator::field, camelId(),
                        "notBefore, notAfter, atLeast, atMost: the bound is the answer to this field, an earlier one")
              .optional("decimals", &Validator::decimals, integer(0, 4), "number: digits after the point")
              .optional("say", &Validator::say, words(),
                        "what to say when it does not hold; rules of a kind have words of their own");
    return record;
}

// What goes with one kind only.
void examineKind(const FieldDefinition &field, const Reader &reader)
{
    const bool isMaterial = field.kind == FieldKind::Material;
    const bool isAgreement = field.kind == FieldKind::Agreement;
    if (isMaterial == field.sources.isEmpty())
        reader.complain(QStringLiteral("\"sources\" goes with the kind \"material\", which needs it"),
                        QStringLiteral("Say how the material may be given, or use another kind."));
    if (isAgreement == field.points.isEmpty())
        reader.complain(QStringLiteral("\"points\" goes with the kind \"agreement\", which needs it"),
                        QStringLiteral("Say what is agreed to, or use another kind."));
    if ((isMaterial || isAgreement)
        && (!field.options.isEmpty() || !field.validators.isEmpty() || field.keyboard != Keyboard::None))
        reader.complain(QStringLiteral("the answers to a field of kind \"%1\" are given with the kind")
                            .arg(QString::fromLatin1(codeName(field.kind))),
                        QStringLiteral("Take options, validators and keyboard away."));
}

void examineGroup(const RepeatGroup &group, const Reader &reader)
{
    if (group.least > group.most)
        reader.at(QStringLiteral("least"))
            .complain(QStringLiteral("there are %1 at least and %2 at most").arg(group.least).arg(group.most),
                      QStringLiteral("Exchange them, or correct one."));
    if (!group.title.zh.contains(QLatin1String("{n}")) || !group.title.en.contains(QLatin1String("{n}")))
        reader.at(QStringLiteral("title"))
            .complain(QStringLiteral("all of them would be called the same"),
                      QStringLiteral("Write {n} where the number goes, in both languages."));
    const bool asksForMore = group.least < group.most;
    if (group.least <= group.most && asksForMore == (group.question.isEmpty() || group.why.isEmpty()))
        reader.complain(asksForMore ? QStringLiteral("nobody is asked whether there is another")
                                    : QStringLiteral("there is never another, and yet the group asks"),
                        QStringLiteral("\"question\" and \"why\" go with a \"most\" above \"least\"."));
    for (qsizetype i = 0; i < group.fields.size(); ++i) {
        const bool isOnCard = std::any_of(group.fields[i].prefill.cbegin(), group.fields[i].prefill.cend(),
                                          [](const Prefill &each) { return each.from == AnswerSource::Card; });
        if (isOnCard)
            reader.at(QStringLiteral("fields"))
                .at(i)
                .at(QStringLiteral("prefill"))
                .complain(QStringLiteral("the card speaks of one person, not of each in a group"),
                          QStringLiteral("Take it away; the portal may know them, by key and number."));
        if (group.fields[i].id == QLatin1String("more"))
            reader.at(QStringLiteral("fields"))
                .at(i)
                .at(QStringLiteral("id"))
                .complain(QStringLiteral("\"more\" is the question whether there is another"),
                          QStringLiteral("Take another id."));
    }
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
              .optional("sources", &FieldDefinition::sources, listOf(object(&sourceRecord), 1),
                        "material: the ways to give it, in order of preference")
              .optional("points", &FieldDefinition::points, listOf(words(), 1),
                        "agreement: what is agreed to, one sentence each")
              .optional("validators", &FieldDefinition::validators, listOf(object(&validatorRecord)),
                        "looked at in this order; the first that fails speaks")
              .optional("when", &FieldDefinition::when, predicate(), "left out while this does not hold")
              .examine([](const FieldDefinition &field, const Reader &reader) { examineKind(field, reader); });
    return record;
}

shape::Value<FieldDefinition> fieldOrName()
{
    const Value<QString> name = camelId();
    return {
        [name](const QJsonValue &json, FieldDefinition &out, const Reader &reader) {
            out.isPlaceholder = json.isString();
            return json.isString() ? name.read(json, out.id, reader) : fieldRecord().read(json, out, reader);
        },
        [name](SchemaBook &book) {
            return QJsonObject{{QStringLiteral("anyOf"), QJsonArray{fieldRecord().schema(book), name.schema(book)}}};
        }};
}

const shape::Record<RepeatGroup> &repeatRecord()
{
    static const Record<RepeatGroup> record
        = Record<RepeatGroup>("repeatGroup")
              .required("id", &RepeatGroup::id, camelId(), "id of the group, e.g. \"child\"")
              .required("least", &RepeatGroup::least, integer(1, kMostRepeats), "how many there are at least")
              .required("most", &RepeatGroup::most, integer(2, kMostRepeats), "how many there may be")
              .required("title", &RepeatGroup::title, words(), "one of them; {n} stands for its number")
              .optional("question", &RepeatGroup::question, words(), "asks whether there is another")
              .optional("why", &RepeatGroup::why, words(), "why that is asked")
              .optional("when", &RepeatGroup::when, predicate(), "the group is left out while this does not hold")
              .required("fields", &RepeatGroup::fields, listOf(object(&fieldRecord), 1), "what is asked of each")
              .examine([](const RepeatGroup &group, const Reader &reader) { examineGroup(group, reader); });
    return record;
}

} // namespace kiosk
