// SPDX-License-Identifier: Apache-2.0
#include "replay.h"

#include "aliases.h"
#include "story.h"

namespace kiosk {
namespace {

QDateTime timeOf(const AuditRecord &entry) { return QDateTime::fromString(entry.at, Qt::ISODateWithMs); }

// For what the object of an entry was made: a rating for its case or claim, an order for what it pays.
QString servedBy(const AuditRecord &entry, const VisitAccount &account)
{
    if (entry.event == u"rating.kept") {
        for (const RowAccount &row : account.rows) {
            if (row.id == entry.object)
                return row.stream;
        }
    }
    if (entry.event == u"payment.moved") {
        for (const PaymentStanding &each : account.payments) {
            if (each.payment.id.text() == entry.object)
                return each.serves;
        }
    }
    return {};
}

} // namespace

Result<Replay> replayOf(const VisitAccount &account)
{
    if (account.isCut || completenessOf(account) == Completeness::NoBeginning)
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("the audit does not have the whole beginning of this visit"));
    const Aliases aliases(account);
    Replay replay;
    for (const AuditRecord &entry : account.entries) {
        // how many rows waited at a start is no matter of this visit
        const bool isMachine = entry.event.startsWith(QLatin1String("terminal."));
        replay.steps << ReplayStep{timeOf(account.entries.first()).msecsTo(timeOf(entry)),
                                   entry.event,
                                   aliases.of(entry.object),
                                   entry.outcome,
                                   entry.reason,
                                   isMachine ? 0 : entry.count,
                                   aliases.of(servedBy(entry, account))};
    }
    for (const ClaimAccount &each : account.claims)
        replay.end.insert(aliases.of(each.claim), each.state);
    for (const PaymentStanding &each : account.payments)
        replay.end.insert(aliases.of(each.payment.id.text()), QLatin1String(codeName(each.payment.state)));
    for (const RowAccount &each : account.rows)
        replay.end.insert(QStringLiteral("row ") + aliases.of(each.id), each.state);
    return replay;
}

} // namespace kiosk
