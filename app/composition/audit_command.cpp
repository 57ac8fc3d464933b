// SPDX-License-Identifier: Apache-2.0
#include "audit_command.h"

#include <audit/audit_events_page.h>

#include <cstdio>
#include <sysexits.h>

namespace kiosk {

int auditCommand(const QStringList &arguments)
{
    if (arguments == QStringList{QStringLiteral("events")}) {
        std::fputs(auditEventsPage().constData(), stdout);
        return 0;
    }
    std::fputs("kiosk audit events\n", stderr);
    return EX_USAGE;
}

} // namespace kiosk
