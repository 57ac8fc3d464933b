// SPDX-License-Identifier: Apache-2.0
#include "audit_events_page.h"

#include "audit_event.h"

#include <QStringList>

namespace kiosk {
namespace {

QString listed(std::span<const char *const> words)
{
    QStringList list;
    for (const char *word : words)
        list << QStringLiteral("`%1`").arg(QLatin1String(word));
    return list.join(QStringLiteral(", "));
}

} // namespace

QByteArray auditEventsPage()
{
    QString page
        = QStringLiteral("# Audit events\n"
                         "\n"
                         "Made by `kiosk audit events` from `app/audit/audit_event.cpp`. Every entry has a number "
                         "without gaps, the time, the visit\n"
                         "(or none), and a hash over itself and the hash before it. Its members are ids, codes and "
                         "counts: nothing of a citizen. Of the staff the person's id is written down: `staff/zhou-07`, "
                         "of two people\n"
                         "`staff/zhou-07/li-02`.\n"
                         "\n"
                         "| event | meaning | who acts | object | outcome | reason | count |\n"
                         "| --- | --- | --- | --- | --- | --- | --- |\n");
    for (const AuditEventDefinition &event : auditEvents()) {
        const QString reason = event.reasonIsError ? QStringLiteral("an error code") : listed(event.reasons);
        const QString who
            = QLatin1String(codeName(event.actor)) + (takesTwo(event.event) ? QStringLiteral(", two") : QString());
        page += QStringLiteral("| `%1` | %2 | %3 | %4 | %5 | %6 | %7 |\n")
                    .arg(QLatin1String(event.name), QLatin1String(event.meaning), who, QLatin1String(event.object),
                         listed(event.outcomes), reason, QLatin1String(event.count));
    }
    return page.toUtf8();
}

} // namespace kiosk
