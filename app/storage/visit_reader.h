// SPDX-License-Identifier: Apache-2.0
// Gathers the account of a visit, over all tables; changes nothing. Under the same rules as OutboxTable. Private to
// app/storage.
#pragma once

#include "sql.h"
#include "visit_account.h"

namespace kiosk {

class VisitReader {
public:
    explicit VisitReader(SQLite::Database &database) : m_database(database) { }

    // `named`: the id of a submission, claim, order of payment or visit, the code on a receipt as a person types it, or
    // the portal's number. NotFound; Conflict: more than one visit has that number.
    Result<VisitAccount> account(const QString &named);

    static constexpr int mostEntries = 5000;
    static constexpr int lookBack = 5000; // entries before the visit, for troubles that stand

private:
    Result<QString> visitNamed(const QString &named);
    QStringList visits(const char *query, const QString &named);
    void readEntries(VisitAccount &account);
    void readStanding(VisitAccount &account);
    void readCases(VisitAccount &account);
    void readClaims(VisitAccount &account);
    void readPayments(VisitAccount &account);
    void readRows(VisitAccount &account, const QString &stream);

    SQLite::Database &m_database;
};

} // namespace kiosk
