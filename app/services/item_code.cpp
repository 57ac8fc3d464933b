// SPDX-License-Identifier: Apache-2.0
#include "item_code.h"

namespace kiosk {

bool creditCodeHolds(QStringView creditCode)
{
    static constexpr QStringView kSigns = u"0123456789ABCDEFGHJKLMNPQRTUWXY";
    constexpr qsizetype kLength = 18;
    if (creditCode.size() != kLength)
        return false;
    qsizetype sum = 0;
    qsizetype weight = 1; // 3^i mod 31
    for (const QChar sign : creditCode.first(kLength - 1)) {
        const qsizetype value = kSigns.indexOf(sign);
        if (value < 0)
            return false;
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    return creditCode.back() == kSigns[(31 - sum % 31) % 31];
}

} // namespace kiosk
