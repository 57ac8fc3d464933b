// SPDX-License-Identifier: Apache-2.0
#include "payment_notice.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace kiosk {
namespace {

using enum NoticeState;

struct Named {
    NoticeState state;
    const char *name;
};
constexpr std::array Names{
    Named{Open, "open"},       Named{InPayment, "in-payment"}, Named{Paid, "paid"},
    Named{Expired, "expired"}, Named{Withdrawn, "withdrawn"},  Named{Unknown, "unknown"},
};

bool isDigit(QChar sign) { return sign >= u'0' && sign <= u'9'; }

} // namespace

QString noticeDigits(const QString &typed)
{
    const QString plain = typed.normalized(QString::NormalizationForm_KC);
    QString digits;
    std::copy_if(plain.cbegin(), plain.cend(), std::back_inserter(digits), isDigit);
    return digits;
}

bool isNoticeCode(QStringView digits)
{
    if (digits.size() != kNoticeCodeLength || !std::all_of(digits.cbegin(), digits.cend(), isDigit))
        return false;
    int product = 10;
    for (const QChar digit : digits.chopped(1)) {
        const int sum = (product + digit.digitValue()) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (product + digits.back().digitValue()) % 10 == 1;
}

QString groupedNotice(const QString &digits)
{
    QStringList groups;
    for (qsizetype at = 0; at < digits.size(); at += 4)
        groups << digits.mid(at, 4);
    return groups.join(u' ');
}

NoticeState noticeState(QStringView name)
{
    const auto *const found
        = std::find_if(Names.begin(), Names.end(), [&](const Named &row) { return name == QLatin1String(row.name); });
    return found == Names.end() ? Unknown : found->state;
}

const char *codeName(NoticeState state)
{
    return std::find_if(Names.begin(), Names.end(), [&](const Named &row) { return row.state == state; })->name;
}

} // namespace kiosk
