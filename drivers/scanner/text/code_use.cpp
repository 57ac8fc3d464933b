// SPDX-License-Identifier: Apache-2.0
#include "code_use.h"

#include <algorithm>
#include <array>

namespace kiosk::scanner {

using hal::CodeUse;

namespace {

constexpr qsizetype idNumberSize = 18;
constexpr int firstBirthYear = 1900;

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool areDigits(QStringView text) { return std::all_of(text.begin(), text.end(), isDigit); }

bool isProvince(int code)
{
    static constexpr std::array provinces{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                                          44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
    return std::binary_search(provinces.begin(), provinces.end(), code);
}

// GB 11643: MOD 11-2 over the first 17 digits. app/identity has the same rule for cards; drivers may not use it.
bool checkSignHolds(QStringView number)
{
    static constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static constexpr QStringView signs = u"10X98765432";
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * number[static_cast<qsizetype>(i)].digitValue();
    return number.back().toUpper() == signs[sum % 11];
}

} // namespace

bool looksLikePayment(QStringView text)
{
    if (text.size() < 16 || text.size() > 24 || !areDigits(text))
        return false;
    const int begin = text.first(2).toInt();
    const bool wechat = begin >= 10 && begin <= 15 && text.size() == 18;
    const bool alipay = begin >= 25 && begin <= 30; // any of the lengths
    const bool unionPay = begin == 62 && text.size() == 19;
    return wechat || alipay || unionPay;
}

bool looksLikeIdNumber(QStringView text, QDate today)
{
    if (text.size() != idNumberSize || !areDigits(text.first(idNumberSize - 1)))
        return false;
    const QDate birth(text.sliced(6, 4).toInt(), text.sliced(10, 2).toInt(), text.sliced(12, 2).toInt());
    return isProvince(text.first(2).toInt()) && birth.isValid() && birth.year() >= firstBirthYear && birth <= today
        && checkSignHolds(text);
}

Result<void> judgeUse(QStringView text, CodeUse use, QDate today)
{
    const bool payment = looksLikePayment(text);
    const bool idNumber = looksLikeIdNumber(text, today);
    const bool settings = text.startsWith(u"_SET_");
    bool fits = false;
    switch (use) {
    case CodeUse::Payment: fits = payment; break;
    case CodeUse::IdNumber: fits = idNumber; break;
    case CodeUse::Receipt:
    case CodeUse::Licence: fits = !payment && !idNumber && !settings; break;
    }
    if (fits)
        return {};
    const char *instead = idNumber && use != CodeUse::IdNumber ? "an ID number"
        : payment                                              ? "a payment code"
        : settings                                             ? "a scanner's settings code"
                                                               : "something else";
    return fail(ErrorCode::CodeKind, QLatin1String(instead));
}

} // namespace kiosk::scanner
