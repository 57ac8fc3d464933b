// SPDX-License-Identifier: Apache-2.0
#include "audit_table.h"

#include <QCryptographicHash>

namespace kiosk {
namespace {

constexpr const char *Stream = "audit";

QDate dayOf(const QString &text) { return QDate::fromString(text.left(10), Qt::ISODate); }

} // namespace

AuditRecord auditRecordAt(const sql::Query &query)
{
    AuditRecord record;
    record.seq = query.numberAt(0);
    record.at = query.textAt(1);
    record.event = query.textAt(2);
    record.actor = query.textAt(3);
    record.visit = query.textAt(4);
    record.object = query.textAt(5);
    record.outcome = query.textAt(6);
    record.reason = query.textAt(7);
    record.count = query.numberAt(8);
    record.hash = query.bytesAt(9);
    return record;
}

AuditTable::Tail AuditTable::tail()
{
    sql::Query query(m_database, "SELECT seq, hash, event FROM audit ORDER BY seq DESC LIMIT 1");
    if (query.next())
        return {query.numberAt(0), query.bytesAt(1), query.textAt(2)};
    sql::Query head(m_database, "SELECT last, hash, 'day.head' FROM audit_heads ORDER BY n DESC LIMIT 1");
    return head.next() ? Tail{head.numberAt(0), head.bytesAt(1), head.textAt(2)} : Tail();
}

Result<std::optional<OutboxRow>> AuditTable::append(const AuditEntry &entry, const QDateTime &wall)
{
    KIOSK_TRY(checkEntry(entry));
    const auto row = KIOSK_TRY(closeDays(tail(), wall));
    write(entry, tail(), wall);
    return row;
}

void AuditTable::write(const AuditEntry &entry, const Tail &tail, const QDateTime &wall)
{
    const AuditRecord record = recordOf(entry, tail.seq + 1, wall);
    sql::Query(m_database,
               "INSERT INTO audit (seq, at, event, actor, visit, object, outcome, reason, count, hash) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .number(record.seq)
        .text(record.at)
        .text(record.event)
        .text(record.actor)
        .text(record.visit)
        .text(record.object)
        .text(record.outcome)
        .text(record.reason)
        .number(record.count)
        .bytes(auditHash(tail.hash, auditJson(record)))
        .run();
}

// A clock that was set back closes nothing; a signature that fails is tried again with the next entry.
Result<std::optional<OutboxRow>> AuditTable::closeDays(const Tail &tail, const QDateTime &wall)
{
    if (!m_signing.sign || tail.seq == 0)
        return std::nullopt;
    sql::Query open(m_database,
                    "SELECT seq, at, (SELECT coalesce(max(n), 0) FROM audit_heads) FROM audit "
                    "WHERE seq = (SELECT coalesce(max(last), 0) + 1 FROM audit_heads)");
    if (!open.next() || dayOf(open.textAt(1)) >= wall.date())
        return std::nullopt;
    const AuditHead head{open.numberAt(2) + 1, dayOf(open.textAt(1)), open.numberAt(0), tail.seq, tail.hash,
                         m_signing.terminal};
    const QByteArray statement = auditHeadJson(head);
    const auto signature = m_signing.sign(statement);
    if (!signature)
        return std::nullopt;
    sql::Query(m_database,
               "INSERT INTO audit_heads (n, day, first, last, hash, statement, signature) "
               "VALUES (?, ?, ?, ?, ?, ?, ?)")
        .number(head.n)
        .text(head.day.toString(Qt::ISODate))
        .number(head.first)
        .number(head.last)
        .bytes(head.hash)
        .bytes(statement)
        .bytes(*signature)
        .run();
    write({AuditEvent::DayHead, "done", {}, {}, "", head.last - head.first + 1}, tail, wall);
    const QByteArray payload = encoded(SignedAuditHead{statement, *signature});
    OutboxTable outbox(m_database);
    return outbox.insert({OutboxKind::AuditBatch,
                          QLatin1String(Stream),
                          auditBatchId(head.n),
                          payload,
                          QCryptographicHash::hash(payload, QCryptographicHash::Sha256),
                          {}},
                         wall);
}

void AuditTable::walk(qint64 from, const std::function<bool(const AuditRecord &)> &each)
{
    sql::Query query(m_database, AUDIT_RECORD "WHERE seq >= ? ORDER BY seq");
    query.number(from);
    while (query.next() && each(auditRecordAt(query))) { }
}

std::optional<SignedAuditHead> AuditTable::headBefore(qint64 seq)
{
    sql::Query query(m_database, "SELECT statement, signature FROM audit_heads WHERE last < ? ORDER BY n DESC LIMIT 1");
    query.number(seq);
    return query.next() ? std::optional(SignedAuditHead{query.bytesAt(0), query.bytesAt(1)}) : std::nullopt;
}

qint64 AuditTable::firstSeq()
{
    sql::Query query(m_database, "SELECT min(seq) FROM audit");
    return query.next() ? query.numberAt(0) : 0;
}

void AuditTable::prune(const QDate &today, int days)
{
    sql::Query(m_database,
               "DELETE FROM audit WHERE seq <= (SELECT coalesce(max(last), 0) FROM audit_heads "
               "WHERE day < ? AND EXISTS (SELECT 1 FROM ledger WHERE id = 'audit-batch/' || n))")
        .text(today.addDays(-days).toString(Qt::ISODate))
        .run();
}

} // namespace kiosk
