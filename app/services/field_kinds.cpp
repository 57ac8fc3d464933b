// SPDX-License-Identifier: Apache-2.0
#include "field_kinds.h"

#include <algorithm>

namespace kiosk {
namespace {

constexpr int kLongestName = 60; // 50 and more are met among minorities
constexpr int kLongestText = 100;

Validator rule(FieldRule which) { return {.rule = which}; }
Validator length(FieldRule which, int characters) { return {.rule = which, .length = characters}; }
Validator atMost(int characters)
{
    Validator made = length(FieldRule::MaxLength, characters);
    made.say = {QStringLiteral("多了 {surplus} 个字，请写短一些。"),
                QStringLiteral("{surplus} characters too many. Please shorten it.")};
    return made;
}
QList<Validator> exactly(int characters, FieldRule last)
{
    return {length(FieldRule::MinLength, characters), length(FieldRule::MaxLength, characters), rule(last)};
}
// The region speaks before the check sign: it says where to look.
QList<Validator> citizenNumber()
{
    QList<Validator> rules = exactly(18, FieldRule::Region);
    return rules << rule(FieldRule::IdNumber);
}

} // namespace

const QList<FieldKindTraits> &fieldKinds()
{
    static const QList<FieldKindTraits> kinds{
        {FieldKind::Text, "text", Folding::Text, {}, {atMost(kLongestText)}},
        {FieldKind::Name, "name", Folding::Text, {}, {atMost(kLongestName), rule(FieldRule::Name)}},
        {FieldKind::IdNumber, "idNumber", Folding::Number, {6, 8, 4}, citizenNumber()},
        {FieldKind::Phone, "phone", Folding::Number, {3, 4, 4}, exactly(11, FieldRule::Phone)},
        {FieldKind::Date, "date", Folding::Number, {}, {rule(FieldRule::Date)}},
        {FieldKind::Choice, "choice", Folding::Text, {}, {}},
        {FieldKind::Address, "address", Folding::Text, {}, {atMost(kLongestText)}},
        {FieldKind::CreditCode, "creditCode", Folding::Number, {2, 6, 9, 1}, exactly(18, FieldRule::CreditCode)},
        {FieldKind::LicenceId, "licenceId", Folding::Number, {}, {rule(FieldRule::LicenceId)}},
        {FieldKind::Money, "money", Folding::Amount, {}, {rule(FieldRule::Money)}},
        {FieldKind::Number, "number", Folding::Amount, {}, {rule(FieldRule::Number)}},
        {FieldKind::Material, "material", Folding::Text, {}, {}},
        {FieldKind::Agreement, "agreement", Folding::Text, {}, {}},
    };
    return kinds;
}

const FieldKindTraits &traitsOf(FieldKind kind)
{
    const auto &kinds = fieldKinds();
    return *std::find_if(kinds.cbegin(), kinds.cend(), [kind](const FieldKindTraits &row) { return row.kind == kind; });
}

Words standardWords(FieldRule rule)
{
    switch (rule) {
    case FieldRule::MinLength:
        return {QStringLiteral("少了 {missing} 位，请补上。"), QStringLiteral("{missing} more to go.")};
    case FieldRule::MaxLength:
        return {QStringLiteral("多了 {surplus} 位，请再看看。"),
                QStringLiteral("{surplus} too many. Please look again.")};
    case FieldRule::Name:
        return {QStringLiteral("姓名里只有文字和间隔号“·”，请再看看。"),
                QStringLiteral("A name has letters and the dot · only. Please look again.")};
    case FieldRule::Phone:
        return {QStringLiteral("手机号从 1 开始，请再看看。"),
                QStringLiteral("A mobile number begins with 1. Please look again.")};
    case FieldRule::IdNumber:
        return {QStringLiteral("这个号码对不上，请对照证件再看一遍。"),
                QStringLiteral("This number does not fit. Please compare it with the card.")};
    case FieldRule::Date:
        return {QStringLiteral("没有这一天。写成 8 位，例如 20260305。"),
                QStringLiteral("No such day. Write 8 digits, as 20260305.")};
    case FieldRule::CreditCode:
        return {QStringLiteral("这个代码对不上，请对照营业执照再看一遍。"),
                QStringLiteral("This code does not fit. Please compare it with the business licence.")};
    case FieldRule::Region:
        return {QStringLiteral("前 6 位对不上任何地区，请再看看。"),
                QStringLiteral("The first 6 digits belong to no region. Please look again.")};
    case FieldRule::LicenceId:
        return {QStringLiteral("这个标识对不上，请重新出示电子证照。"),
                QStringLiteral("This identifier does not fit. Please show the licence again.")};
    case FieldRule::Money:
        return {QStringLiteral("金额写成 128 或 128.50 这样。"), QStringLiteral("Write an amount as 128 or 128.50.")};
    case FieldRule::Number:
        return {QStringLiteral("请写数字，例如 3 或 89.5。"), QStringLiteral("Write a number, as 3 or 89.5.")};
    case FieldRule::Pattern:
    case FieldRule::NotBefore:
    case FieldRule::NotAfter:
    case FieldRule::AtLeast:
    case FieldRule::AtMost: break;
    }
    return {};
}

void addRulesOfKind(FieldDefinition &field, bool isAsked)
{
    const QList<Validator> own = field.validators;
    const bool isTyped = isAsked && field.edit != EditRule::Locked;
    for (const Validator &brought : isTyped ? traitsOf(field.kind).rules : QList<Validator>()) {
        const bool isSaid
            = std::any_of(own.cbegin(), own.cend(), [&](const Validator &each) { return each.rule == brought.rule; });
        if (!isSaid)
            field.validators << brought;
    }
    for (Validator &validator : field.validators) {
        if (validator.say.isEmpty())
            validator.say = standardWords(validator.rule);
    }
}

} // namespace kiosk
