// SPDX-License-Identifier: Apache-2.0
// Statements on blank_issues and blanks, under the same rules as OutboxTable. Private to app/storage.
#pragma once

#include "sql.h"

#include <cases/blanks.h>

#include <QStringList>
#include <optional>

namespace kiosk {

class BlankTable {
public:
    explicit BlankTable(SQLite::Database &database) : m_database(database) { }

    struct Standing {
        QString serial;
        BlankState state;
        BlankIssueId issue;
        qint64 sheet = 0; // of its issue: 1, 2, 3 ..
    };
    bool wereEverIssued(const QString &kind);
    bool holdsOneOf(const BlankRange &range); // under any kind; what was taken out may be loaded again
    void insert(BlankIssueId issue, const BlankRange &range, const QString &by, const QDateTime &now);
    std::optional<Standing> find(const QString &serial);
    std::optional<Standing> of(ClaimId claim);
    std::optional<Standing> next(const QString &kind); // the one on top of the tray
    // Free for a claim that is made now: in the tray and not spoken for by an earlier claim.
    qint64 left(const QString &kind);
    bool hasUncertain(const QString &kind);
    bool isDoubtful(const QString &kind); // some in the tray were loaded before a gap in the store
    // `claim` null: of nobody.
    void move(const QString &serial, BlankState to, ClaimId claim, const QDateTime &now);
    int takeOut(BlankIssueId issue, const QDateTime &now); // what is left in the tray; how many
    QList<BlankCount> counts();
    QList<BlankLoading> loadings(); // of which some are left, as they lie in the tray

private:
    SQLite::Database &m_database;
};

} // namespace kiosk
