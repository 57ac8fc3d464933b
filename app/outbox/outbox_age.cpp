// SPDX-License-Identifier: Apache-2.0
#include "outbox_age.h"

#include <QtGlobal>

namespace kiosk {

const char *codeName(OutboxAge age)
{
    switch (age) {
    case OutboxAge::Fresh: return "fresh";
    case OutboxAge::Amber: return "amber";
    case OutboxAge::Red: return "red";
    case OutboxAge::Notice: return "notice";
    }
    Q_UNREACHABLE();
    return "";
}

OutboxAge outboxAge(Duration waited)
{
    if (waited < 15min)
        return OutboxAge::Fresh;
    if (waited < 4h)
        return OutboxAge::Amber;
    return waited < 24h ? OutboxAge::Red : OutboxAge::Notice;
}

} // namespace kiosk
