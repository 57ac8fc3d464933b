// SPDX-License-Identifier: Apache-2.0
// Statements on audit and audit_heads, under the same rules as OutboxTable. Private to app/storage.
#pragma once

#include "outbox_table.h"

#include <audit/audit_head.h>

#include <functional>

namespace kiosk {

#define AUDIT_RECORD "SELECT seq, at, event, actor, visit, object, outcome, reason, count, hash FROM audit "
AuditRecord auditRecordAt(const sql::Query &query);

class AuditTable {
public:
    AuditTable(SQLite::Database &database, AuditSigning signing) : m_database(database), m_signing(std::move(signing))
    { }

    struct Tail {
        qint64 seq = 0;
        QByteArray hash = auditBeginning;
        QString event; // empty: nothing was ever written
    };
    Tail tail();
    // Writes the entry behind the last one. With the first entry of a new day the days before are closed: their head is
    // signed and put into the outbox; that row is given back. `today` is the date if it is believed: without it nothing
    // is closed. InvalidInput: the table of events does not have it.
    Result<std::optional<OutboxRow>> append(const AuditEntry &entry, const QDateTime &wall, std::optional<QDate> today);
    void undone() { m_openSince = {}, m_written = 0; } // what was written last is not there
    qint64 written() const { return m_written; }       // the last number since undone(); 0: none
    // In order, from `from` on; stops when `each` says false.
    void walk(qint64 from, const std::function<bool(const AuditRecord &)> &each);
    // the newest head before `seq`; empty: none
    std::optional<SignedAuditHead> headBefore(qint64 seq);
    qint64 firstSeq();
    // Removes what was closed `days` ago, on a day that was believed, and whose head the portal has acknowledged.
    void prune(const QDate &today, int days);

private:
    void write(const AuditEntry &entry, const Tail &tail, const QDateTime &wall);
    Result<std::optional<OutboxRow>> closeDays(const Tail &tail, const QDateTime &wall, std::optional<QDate> today);
    std::optional<AuditHead> nextHead(const Tail &tail, QDate today);

    SQLite::Database &m_database;
    AuditSigning m_signing;
    qint64 m_written = 0;
    QDate m_openSince; // nothing that is not closed is of a day before it; invalid: not looked
};

} // namespace kiosk
