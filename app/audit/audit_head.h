// SPDX-License-Identifier: Apache-2.0
// What is signed of a day: from which entry to which, and the hash of the last one. The newest head of what was pruned
// is where the rest of the chain verifies from.
#pragma once

#include "audit_chain.h"

#include <QDate>
#include <functional>

namespace kiosk {

struct AuditHead {
    qint64 n = 0; // 1, 2, 3 ..: the number of the batch at the portal
    QDate day;    // of its first entry; by a clock that is believed never later than the day before it was closed
    qint64 first = 0;
    qint64 last = 0;
    QByteArray hash; // of entry `last`
    QString terminal;
};

struct SignedAuditHead {
    QByteArray statement; // auditHeadJson()
    QByteArray signature; // CMS SignedData over it, detached, DER
};

// {"audit":"yizhan-audit-head/1","day":...}, RFC 8785
QByteArray auditHeadJson(const AuditHead &head);
Result<AuditHead> decodedAuditHead(const QByteArray &statement); // InvalidInput
// The bytes an outbox row keeps and the portal gets: {"head":"<statement>","signature":"<base64>"}.
QByteArray encoded(const SignedAuditHead &head);
Result<SignedAuditHead> decodedSignedAuditHead(const QByteArray &bytes);
QString auditBatchId(qint64 n); // "audit-batch/7"

// With what the terminal signs its heads; without `sign` no day is closed.
struct AuditSigning {
    QString terminal = {};
    std::function<Result<QByteArray>(const QByteArray &statement)> sign = {};
};

} // namespace kiosk
