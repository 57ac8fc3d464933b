// SPDX-License-Identifier: Apache-2.0
#include "field_definition.h"

#include "answer_pattern.h"
#include "field_kinds.h"
#include "official_numbers.h"

#include <core/money.h>
#include <identity/card_rules.h>
#include <identity/regions.h>

#include <QLocale>
#include <QRegularExpression>
#include <algorithm>

namespace kiosk {
namespace {

QDate dateOf(QStringView value) { return QDate::fromString(value.toString(), Qt::ISODate); }

// Only the shape: segments of mobile numbers are opened by the ministry faster than terminals are updated.
bool isMobileNumber(QStringView value)
{
    return value.size() == 11 && value.front() == QLatin1Char('1')
        && std::all_of(value.begin(), value.end(), [](QChar c) { return c.isDigit(); });
}

// Letters of any script, the dots between the parts of a name (people type several), and what Latin names need.
bool isName(QStringView value)
{
    static constexpr QStringView others = u"·•・‧．. -'’,";
    const auto ucs4 = value.toUcs4();
    return std::any_of(ucs4.cbegin(), ucs4.cend(), [](char32_t c) { return QChar::isLetter(c); })
        && std::all_of(ucs4.cbegin(), ucs4.cend(), [](char32_t c) {
               return QChar::isLetter(c) || QChar::isMark(c) || (c < 0x10000 && others.contains(QChar(char16_t(c))));
           });
}

qsizetype characters(QStringView value) { return value.toUcs4().size(); }

// The day or the amount that the value is held against; empty when it is another answer, and that is missing.
std::optional<QDate> dayBound(const Validator &validator, const RuleView &view)
{
    const QDate from = validator.field.isEmpty() ? view.today
        : view.answerOf                          ? dateOf(view.answerOf(validator.field))
                                                 : QDate();
    return from.isValid() ? std::optional(from.addDays(validator.days)) : std::nullopt;
}
std::optional<qint64> amountBound(const Validator &validator, const RuleView &view)
{
    if (validator.field.isEmpty())
        return parseDecimal(validator.amount);
    return view.answerOf ? parseDecimal(view.answerOf(validator.field)) : std::nullopt;
}

bool satisfies(const Validator &validator, QStringView value, const RuleView &view)
{
    switch (validator.rule) {
    case FieldRule::MinLength: return characters(value) >= validator.length;
    case FieldRule::MaxLength: return characters(value) <= validator.length;
    case FieldRule::Pattern: return wholeValue(validator.pattern).match(value).hasMatch();
    case FieldRule::Phone: return isMobileNumber(value);
    case FieldRule::IdNumber: return isCitizenNumber(value, view.today);
    case FieldRule::Date: return dateOf(value).isValid();
    case FieldRule::NotBefore: return dateOf(value) >= dayBound(validator, view).value_or(dateOf(value));
    case FieldRule::NotAfter: return dateOf(value) <= dayBound(validator, view).value_or(dateOf(value));
    case FieldRule::Name: return isName(value);
    case FieldRule::CreditCode: return creditCodeHolds(value) && creditCodeBegins(value);
    case FieldRule::LicenceId: return parseLicenceId(value).has_value();
    case FieldRule::Region: return isRegion(value.left(6));
    case FieldRule::Money: return Money::parseYuan(value).has_value();
    case FieldRule::Number: return parseDecimal(value, validator.decimals).has_value();
    case FieldRule::AtLeast:
        return !amountBound(validator, view) || parseDecimal(value) >= amountBound(validator, view);
    case FieldRule::AtMost: return !amountBound(validator, view) || parseDecimal(value) <= amountBound(validator, view);
    }
    return false;
}

QString filled(QString sentence, const Validator &validator, QStringView value)
{
    const qsizetype off = validator.length - characters(value);
    return sentence.replace(QLatin1String("{missing}"), QString::number(off))
        .replace(QLatin1String("{surplus}"), QString::number(-off));
}

QString grouped(QStringView value, const QList<qsizetype> &sizes)
{
    QStringList parts;
    qsizetype at = 0;
    for (const qsizetype size : sizes) {
        parts << value.mid(at, size).toString();
        at += size;
    }
    return at == value.size() ? parts.join(QLatin1Char(' ')) : value.toString();
}

// 1280.50 is read as 1,280.50
QString inThousands(QStringView value)
{
    QString whole = value.toString();
    qsizetype at = whole.indexOf(QLatin1Char('.'));
    for (at = (at < 0 ? whole.size() : at) - 3; at > 0; at -= 3)
        whole.insert(at, QLatin1Char(','));
    return whole;
}

// Without what means nothing between the signs.
QString folded(QStringView typed, Folding folding)
{
    if (folding == Folding::Text)
        return typed.trimmed().toString();
    // compatibility composition makes full-width signs narrow; it would also change hanzi that a name may need
    static const QString beside = QStringLiteral(",，¥￥元");
    QString kept;
    for (const QChar c : typed.toString().normalized(QString::NormalizationForm_KC)) {
        const bool means = folding == Folding::Amount ? !beside.contains(c) : c.category() != QChar::Punctuation_Dash;
        if (means && !c.isSpace())
            kept += c.toUpper();
    }
    return kept;
}

QString dateInWords(QDate date, Language language)
{
    if (language == Language::Chinese)
        return QStringLiteral("%1 年 %2 月 %3 日").arg(date.year()).arg(date.month()).arg(date.day());
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(date, QStringLiteral("d MMMM yyyy"));
}

} // namespace

const char *codeName(FieldKind kind) { return traitsOf(kind).name; }

const char *codeName(Keyboard keyboard)
{
    switch (keyboard) {
    case Keyboard::None: return "none";
    case Keyboard::Digits: return "digits";
    case Keyboard::IdNumber: return "idNumber";
    case Keyboard::Amount: return "amount";
    case Keyboard::Letters: return "letters";
    case Keyboard::Hanzi: return "hanzi";
    }
    return "";
}

const char *codeName(EditRule rule)
{
    switch (rule) {
    case EditRule::Editable: return "editable";
    case EditRule::Locked: return "locked";
    case EditRule::Dispute: return "dispute";
    }
    return "";
}

const char *codeName(FieldRule rule)
{
    switch (rule) {
    case FieldRule::MinLength: return "minLength";
    case FieldRule::MaxLength: return "maxLength";
    case FieldRule::Pattern: return "pattern";
    case FieldRule::Phone: return "phone";
    case FieldRule::IdNumber: return "idNumber";
    case FieldRule::Date: return "date";
    case FieldRule::NotBefore: return "notBefore";
    case FieldRule::NotAfter: return "notAfter";
    case FieldRule::Name: return "name";
    case FieldRule::CreditCode: return "creditCode";
    case FieldRule::LicenceId: return "licenceId";
    case FieldRule::Region: return "region";
    case FieldRule::Money: return "money";
    case FieldRule::Number: return "number";
    case FieldRule::AtLeast: return "atLeast";
    case FieldRule::AtMost: return "atMost";
    }
    return "";
}

QStringList cardKeys()
{
    return {QStringLiteral("name"), QStringLiteral("number"),      QStringLiteral("birth"),
            QStringLiteral("sex"),  QStringLiteral("ethnicGroup"), QStringLiteral("address")};
}

const FieldOption *FieldDefinition::option(QStringView value) const
{
    const auto found
        = std::find_if(options.cbegin(), options.cend(), [&](const FieldOption &each) { return each.value == value; });
    return found == options.cend() ? nullptr : &*found;
}

QString normalised(const FieldDefinition &field, QStringView typed)
{
    QString kept = folded(typed, traitsOf(field.kind).folding);
    static const QRegularExpression eightDigits(QStringLiteral("^[0-9]{8}$"));
    if (field.kind == FieldKind::Date && eightDigits.match(kept).hasMatch())
        return kept.first(4) + QLatin1Char('-') + kept.sliced(4, 2) + QLatin1Char('-') + kept.last(2);
    if (field.kind == FieldKind::Money) {
        if (const auto amount = Money::parseYuan(kept))
            return amount->yuanText();
    }
    return kept;
}

std::optional<Words> firstComplaint(const FieldDefinition &field, QStringView value, const RuleView &view)
{
    const bool isOneOf
        = field.kind == FieldKind::Choice || field.kind == FieldKind::Material || field.kind == FieldKind::Agreement;
    if (value.isEmpty() || (isOneOf && !field.options.isEmpty() && !field.option(value)))
        return field.question;
    for (const Validator &validator : field.validators) {
        if (!satisfies(validator, value, view))
            return Words{filled(validator.say.zh, validator, value), filled(validator.say.en, validator, value)};
    }
    return std::nullopt;
}

QString displayed(const FieldDefinition &field, QStringView value, Language language)
{
    if (const FieldOption *chosen = field.option(value))
        return chosen->text.in(language);
    if (field.kind == FieldKind::Date && dateOf(value).isValid())
        return dateInWords(dateOf(value), language);
    if (field.kind == FieldKind::Money)
        return language == Language::Chinese ? inThousands(value) + QStringLiteral(" 元")
                                             : QStringLiteral("¥ ") + inThousands(value);
    if (field.kind == FieldKind::Number) {
        const QString unit = field.unit.in(language);
        return unit.isEmpty() ? inThousands(value) : inThousands(value) + QLatin1Char(' ') + unit;
    }
    if (const auto &groups = traitsOf(field.kind).groups; !groups.isEmpty())
        return grouped(value, groups);
    return value.toString();
}

} // namespace kiosk
