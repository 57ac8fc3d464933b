// SPDX-License-Identifier: Apache-2.0
// Money in whole fen (1/100 yuan); never a floating-point number.
#pragma once

#include "result.h"

#include <QString>
#include <compare>
#include <cstdint>

namespace kiosk {

class Money {
public:
    Money() = default;
    static Money fen(std::int64_t amount) { return Money(amount); }
    // "12", "12.5", "12.50"; anything else, a sign or a third decimal included, is InvalidInput
    static Result<Money> parseYuan(QStringView text);

    std::int64_t fen() const { return m_fen; }
    bool isZero() const { return m_fen == 0; }
    QString yuanText() const;                        // "12.50"
    Result<Money> plus(Money other) const;           // InvalidInput on overflow
    friend auto operator<=>(Money, Money) = default; // NOLINT(modernize-use-nullptr): clang-tidy 14 means its own 0

private:
    explicit Money(std::int64_t amount) : m_fen(amount) { }
    std::int64_t m_fen = 0;
};

} // namespace kiosk
