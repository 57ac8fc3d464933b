// SPDX-License-Identifier: Apache-2.0
// What happened to a case, in order, for its archive: received, message, the judgements of its departments (accepted,
// needs-fix, done, refused), corrected, co-signed. A print claim has its own history (`claim_history`).
#pragma once

#include "database.h"

#include <QDateTime>

namespace refportal {

class CaseJournal {
public:
    // Inside the caller's transaction; `department` is empty where the portal itself did it.
    static void note(SQLite::Database &db, const QDateTime &at, const QString &caseNo, const QString &what,
                     const QString &department, const QJsonObject &detail);
    // The oldest first: `at`, `what`, `department` where one did it, and the members of its detail.
    static QJsonArray of(SQLite::Database &db, const QString &caseNo);
};

} // namespace refportal
