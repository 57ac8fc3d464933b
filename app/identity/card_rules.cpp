// SPDX-License-Identifier: Apache-2.0
#include "card_rules.h"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

constexpr int kNumberLength = 18;
constexpr int kOldForeignNumberLength = 15;

bool isDigit(QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); }
bool isCapital(QChar c) { return c >= QLatin1Char('A') && c <= QLatin1Char('Z'); }
bool areDigits(QStringView text) { return std::all_of(text.begin(), text.end(), isDigit); }

// what begins the number of each kind with 18 characters
bool beginsRight(DocumentKind kind, QStringView number)
{
    const bool hkMacauTaiwan
        = number.startsWith(u"810000") || number.startsWith(u"820000") || number.startsWith(u"830000");
    switch (kind) {
    case DocumentKind::Resident: return number[0] >= QLatin1Char('1') && number[0] <= QLatin1Char('6');
    case DocumentKind::HkMacauTaiwanResident: return hkMacauTaiwan;
    case DocumentKind::Foreigner2023: return number[0] == QLatin1Char('9');
    case DocumentKind::Foreigner2017: return false;
    }
    return false;
}

// GB 11643 gives odd sequence numbers to men. No public source says so of foreigners' cards, so they are not judged by
// it.
bool sexAgrees(const DocumentFacts &facts)
{
    if (facts.sex == StatedSex::NotKnown || facts.kind == DocumentKind::Foreigner2023)
        return true;
    const bool odd = facts.number[16].digitValue() % 2 == 1;
    return odd == (facts.sex == StatedSex::Male);
}

Result<void> invalid(const char *rule) { return fail(ErrorCode::CardInvalid, QString::fromLatin1(rule)); }

Result<void> judgeNumber(const DocumentFacts &facts)
{
    const QStringView number = facts.number;
    if (facts.kind == DocumentKind::Foreigner2017) {
        const bool shaped = number.size() == kOldForeignNumberLength
            && std::all_of(number.begin(), number.begin() + 3, isCapital) && areDigits(number.sliced(3));
        return shaped ? Result<void>() : invalid("number: not three letters and twelve digits");
    }
    if (number.size() != kNumberLength)
        return invalid("number: not 18 characters");
    if (!checkSignHolds(number))
        return invalid("number: check sign");
    if (!beginsRight(facts.kind, number))
        return invalid("number: does not begin as this kind of document does");
    if (!birthInNumber(number).isValid())
        return invalid("number: characters 7-14 are no date");
    if (birthInNumber(number) != facts.birth)
        return invalid("birth differs from the number");
    return sexAgrees(facts) ? Result<void>() : invalid("sex differs from the number");
}

struct KindName {
    DocumentKind kind;
    const char *name;
};
constexpr std::array kKindNames{KindName{DocumentKind::Resident, "resident"},
                                KindName{DocumentKind::HkMacauTaiwanResident, "hk-macau-taiwan-resident"},
                                KindName{DocumentKind::Foreigner2017, "foreigner-2017"},
                                KindName{DocumentKind::Foreigner2023, "foreigner-2023"}};

} // namespace

std::optional<DocumentKind> documentKind(QStringView name)
{
    for (const KindName &entry : kKindNames) {
        if (name == QLatin1String(entry.name))
            return entry.kind;
    }
    return std::nullopt;
}

const char *codeName(DocumentKind kind)
{
    for (const KindName &entry : kKindNames) {
        if (entry.kind == kind)
            return entry.name;
    }
    return "";
}

Result<void> judgeDocument(const DocumentFacts &facts, DocumentKinds accepted, QDate today)
{
    if (!accepted.testFlag(facts.kind))
        return fail(ErrorCode::CardKind, QString::fromLatin1(codeName(facts.kind)));
    KIOSK_TRY(judgeNumber(facts));
    if (!facts.birth.isValid() || facts.birth > today)
        return invalid("birth: no date, or after today");
    if (!facts.validFrom.isValid() || (facts.validTo && !facts.validTo->isValid()))
        return invalid("validity: no date");
    if (facts.validTo && *facts.validTo < facts.validFrom)
        return invalid("validity: ends before it begins");
    if (facts.validFrom > today)
        return invalid("validity: begins after today");
    // the last day printed on the card still counts
    if (facts.validTo && *facts.validTo < today)
        return fail(ErrorCode::CardExpired);
    return {};
}

bool checkSignHolds(QStringView number)
{
    if (number.size() != kNumberLength || !areDigits(number.first(kNumberLength - 1)))
        return false;
    static constexpr std::array kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static constexpr QStringView kSigns = u"10X98765432";
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += kWeights[i] * number[static_cast<qsizetype>(i)].digitValue();
    return number.back().toUpper() == kSigns[sum % 11];
}

QDate birthInNumber(QStringView number)
{
    if (number.size() != kNumberLength || !areDigits(number.sliced(6, 8)))
        return {};
    return QDate(number.sliced(6, 4).toInt(), number.sliced(10, 2).toInt(), number.sliced(12, 2).toInt());
}

bool isCitizenNumber(QStringView number, QDate today)
{
    return checkSignHolds(number) && birthInNumber(number).isValid() && birthInNumber(number) <= today;
}

} // namespace kiosk
