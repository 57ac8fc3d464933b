// SPDX-License-Identifier: Apache-2.0
#include "money.h"

namespace kiosk {

Result<Money> Money::parseYuan(QStringView text)
{
    const auto bad = [] { return fail(ErrorCode::InvalidInput, QStringLiteral("amount")); };
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    const QStringView whole = point < 0 ? text : text.first(point);
    const QStringView part = point < 0 ? QStringView() : text.sliced(point + 1);
    if (whole.isEmpty() || (point >= 0 && part.isEmpty()) || part.size() > 2)
        return bad();
    std::int64_t amount = 0;
    const auto append = [&amount](int digit) {
        return !__builtin_mul_overflow(amount, std::int64_t{10}, &amount)
            && !__builtin_add_overflow(amount, std::int64_t{digit}, &amount);
    };
    for (const QStringView digits : {whole, part}) {
        for (const QChar c : digits) {
            if (c < QLatin1Char('0') || c > QLatin1Char('9') || !append(c.unicode() - '0'))
                return bad();
        }
    }
    for (qsizetype missing = part.size(); missing < 2; ++missing) {
        if (!append(0))
            return bad();
    }
    return Money(amount);
}

QString Money::yuanText() const
{
    const bool negative = m_fen < 0;
    const std::uint64_t size = negative ? ~static_cast<std::uint64_t>(m_fen) + 1 : static_cast<std::uint64_t>(m_fen);
    return QStringLiteral("%1%2.%3")
        .arg(negative ? QStringLiteral("-") : QString())
        .arg(size / 100)
        .arg(size % 100, 2, 10, QLatin1Char('0'));
}

Result<Money> Money::plus(Money other) const
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(m_fen, other.m_fen, &sum))
        return fail(ErrorCode::InvalidInput, QStringLiteral("amount overflow"));
    return Money(sum);
}

} // namespace kiosk
