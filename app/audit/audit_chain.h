// SPDX-License-Identifier: Apache-2.0
// The chain: each entry's hash is SHA-256 over the hash before it (32 bytes, zeros before the first) and the entry as
// canonical JSON. Who changes, drops or swaps an entry must make every later hash anew, and the signed heads disagree.
#pragma once

#include "audit_entry.h"

#include <QByteArray>

namespace kiosk {

inline const QByteArray auditBeginning = QByteArray(32, '\0');

// An entry in its place, as it is kept and exported.
struct AuditRecord {
    qint64 seq = 0; // 1, 2, 3 .. without a gap
    QString at;     // local time with offset, 2026-03-12T18:24:00.000+08:00
    QString event;  // names as texts: a later release may know more
    QString actor;  // "citizen"; of the staff with the person, "staff/zhou-07"
    QString visit;
    QString object;
    QString outcome;
    QString reason;
    qint64 count = 0;
    QByteArray hash; // 32 bytes
};

// Everything but the hash, filled from `entry`.
AuditRecord recordOf(const AuditEntry &entry, qint64 seq, const QDateTime &wall);
// {"actor":...,"visit":...}, RFC 8785
QByteArray auditJson(const AuditRecord &record);
QByteArray auditHash(const QByteArray &previous, QByteArrayView json);
// The day an entry belongs to: 2026-03-12.
QString auditDay(const QString &at);

} // namespace kiosk
