// SPDX-License-Identifier: Apache-2.0
// Days on which departments work: Monday to Friday. Public holidays and the days worked in their place are not known
// here.
#pragma once

#include <QDate>

namespace kiosk {

// The working day that is `days` of them after `from`; `from` itself for none.
inline QDate workingDayAfter(QDate from, int days)
{
    while (days > 0) {
        from = from.addDays(1);
        if (from.dayOfWeek() < Qt::Saturday)
            --days;
    }
    return from;
}

} // namespace kiosk
