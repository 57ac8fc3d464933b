// SPDX-License-Identifier: Apache-2.0
#include "field_definition.h"

#include <identity/card_rules.h>

#include <QLocale>
#include <QRegularExpression>
#include <algorithm>

namespace kiosk {
namespace {

bool isNumeric(FieldKind kind)
{
    return kind == FieldKind::IdNumber || kind == FieldKind::Phone || kind == FieldKind::Date;
}

QDate dateOf(QStringView value) { return QDate::fromString(value.toString(), Qt::ISODate); }

// Only the shape: segments of mobile numbers are opened by the ministry faster than terminals are updated.
bool isMobileNumber(QStringView value)
{
    return value.size() == 11 && value.front() == QLatin1Char('1')
        && std::all_of(value.begin(), value.end(), [](QChar c) { return c.isDigit(); });
}

qsizetype characters(QStringView value) { return value.toUcs4().size(); }

bool satisfies(const Validator &validator, QStringView value, QDate today)
{
    switch (validator.rule) {
    case FieldRule::MinLength: return characters(value) >= validator.length;
    case FieldRule::MaxLength: return characters(value) <= validator.length;
    case FieldRule::Pattern:
        return QRegularExpression(QRegularExpression::anchoredPattern(validator.pattern)).match(value).hasMatch();
    case FieldRule::Phone: return isMobileNumber(value);
    case FieldRule::IdNumber: return isCitizenNumber(value, today);
    case FieldRule::Date: return dateOf(value).isValid();
    case FieldRule::NotBefore: return dateOf(value) >= today.addDays(validator.days);
    case FieldRule::NotAfter: return dateOf(value) <= today.addDays(validator.days);
    }
    return false;
}

QString filled(QString sentence, const Validator &validator, QStringView value)
{
    const qsizetype off = validator.length - characters(value);
    return sentence.replace(QLatin1String("{missing}"), QString::number(off))
        .replace(QLatin1String("{surplus}"), QString::number(-off));
}

QString grouped(QStringView value, std::initializer_list<qsizetype> sizes)
{
    QStringList parts;
    qsizetype at = 0;
    for (const qsizetype size : sizes) {
        parts << value.mid(at, size).toString();
        at += size;
    }
    return at == value.size() ? parts.join(QLatin1Char(' ')) : value.toString();
}

QString dateInWords(QDate date, Language language)
{
    if (language == Language::Chinese)
        return QStringLiteral("%1 年 %2 月 %3 日").arg(date.year()).arg(date.month()).arg(date.day());
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(date, QStringLiteral("d MMMM yyyy"));
}

} // namespace

const char *codeName(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text: return "text";
    case FieldKind::Name: return "name";
    case FieldKind::IdNumber: return "idNumber";
    case FieldKind::Phone: return "phone";
    case FieldKind::Date: return "date";
    case FieldKind::Choice: return "choice";
    case FieldKind::Address: return "address";
    }
    return "";
}

const char *codeName(Keyboard keyboard)
{
    switch (keyboard) {
    case Keyboard::None: return "none";
    case Keyboard::Digits: return "digits";
    case Keyboard::Letters: return "letters";
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
    // compatibility composition makes full-width signs narrow; it would also change hanzi that a name may need
    QString plain = isNumeric(field.kind) ? typed.toString().normalized(QString::NormalizationForm_KC)
                                          : typed.toString().trimmed();
    if (!isNumeric(field.kind))
        return plain;
    QString kept;
    for (const QChar c : std::as_const(plain)) {
        if (!c.isSpace() && c.category() != QChar::Punctuation_Dash)
            kept += c.toUpper();
    }
    static const QRegularExpression eightDigits(QStringLiteral("^[0-9]{8}$"));
    if (field.kind == FieldKind::Date && eightDigits.match(kept).hasMatch())
        return kept.first(4) + QLatin1Char('-') + kept.sliced(4, 2) + QLatin1Char('-') + kept.last(2);
    return kept;
}

std::optional<Words> firstComplaint(const FieldDefinition &field, QStringView value, QDate today)
{
    if (value.isEmpty() || (field.kind == FieldKind::Choice && !field.options.isEmpty() && !field.option(value)))
        return field.question;
    for (const Validator &validator : field.validators) {
        if (!satisfies(validator, value, today))
            return Words{filled(validator.say.zh, validator, value), filled(validator.say.en, validator, value)};
    }
    return std::nullopt;
}

QString displayed(const FieldDefinition &field, QStringView value, Language language)
{
    if (const FieldOption *chosen = field.option(value))
        return chosen->text.in(language);
    if (field.kind == FieldKind::Phone)
        return grouped(value, {3, 4, 4});
    if (field.kind == FieldKind::IdNumber)
        return grouped(value, {6, 8, 4});
    if (field.kind == FieldKind::Date && dateOf(value).isValid())
        return dateInWords(dateOf(value), language);
    return value.toString();
}

} // namespace kiosk
