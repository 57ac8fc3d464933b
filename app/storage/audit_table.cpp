// SPDX-License-Identifier: Apache-2.0
#include "audit_table.h"

#include <QCryptographicHash>
#include <algorithm>

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

Result<std::optional<OutboxRow>> AuditTable::append(const AuditEntry &entry, const QDateTime &wall,
                                                    std::optional<QDate> today)
{
    KIOSK_TRY(checkEntry(entry));
    const auto row = KIOSK_TRY(closeDays(tail(), wall, today));
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
    m_written = record.seq;
}

// An entry of a day to come is one of a clock that was wrong: it closes nothing, and keeps nothing from being closed.
// The head's day is never before the last head's, nor one that is not over.
std::optional<AuditHead> AuditTable::nextHead(const Tail &tail, QDate today)
{
    sql::Query open(m_database,
                    "SELECT seq, at, (SELECT max(n) FROM audit_heads), "
                    "(SELECT day FROM audit_heads ORDER BY n DESC LIMIT 1) FROM audit "
                    "WHERE seq = (SELECT coalesce(max(last), 0) + 1 FROM audit_heads)");
    if (!open.next())
        return {};
    sql::Query before(m_database, "SELECT 1 FROM audit WHERE seq >= ? AND at < ? LIMIT 1");
    if (!before.number(open.numberAt(0)).text(today.toString(Qt::ISODate)).next())
        return {};
    const QDate last = QDate::fromString(open.textAt(3), Qt::ISODate);
    const QDate first = dayOf(open.textAt(1));
    const QDate day = std::min(last.isValid() ? std::max(first, last) : first, today.addDays(-1));
    return AuditHead{open.numberAt(2) + 1, day, open.numberAt(0), tail.seq, tail.hash, m_signing.terminal};
}

// A signature that fails is tried again with the next entry.
Result<std::optional<OutboxRow>> AuditTable::closeDays(const Tail &tail, const QDateTime &wall,
                                                       std::optional<QDate> today)
{
    if (!today) // what is written now may be of any day
        m_openSince = {};
    if (!m_signing.sign || tail.seq == 0 || !today || m_openSince == *today)
        return std::nullopt;
    const auto next = nextHead(tail, *today);
    if (!next) {
        m_openSince = *today;
        return std::nullopt;
    }
    const AuditHead &head = *next;
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
    // By the entry that closed it: those before it may have been written by a clock that was wrong.
    sql::Query(m_database,
               "DELETE FROM audit WHERE seq <= (SELECT coalesce(max(last), 0) FROM audit_heads "
               "WHERE (SELECT substr(at, 1, 10) FROM audit WHERE seq = audit_heads.last + 1) <= ? "
               "AND EXISTS (SELECT 1 FROM ledger WHERE id = 'audit-batch/' || n))")
        .text(today.addDays(-days).toString(Qt::ISODate))
        .run();
}

} // namespace kiosk
