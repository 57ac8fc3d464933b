// SPDX-License-Identifier: Apache-2.0
// Statements on print_intents, under the same rules as OutboxTable. Private to app/storage.
#pragma once

#include "outbox_row.h"
#include "sql.h"

namespace kiosk {

class ClaimTable {
public:
    explicit ClaimTable(SQLite::Database &database) : m_database(database) { }

    struct Standing {
        ClaimId claim;
        ClaimState state;
        ActId act;
        VisitId visit;
        QString blankKind; // empty: plain paper
    };
    std::optional<Standing> find(ClaimId claim);
    QList<Standing> unsettled(); // reserved, fetched or intent: where a crash may have left them
    QList<UncertainClaim> uncertain();
    void insert(const ClaimStep &step, const QDateTime &now);
    void move(const ClaimStep &step, const QDateTime &now);

private:
    SQLite::Database &m_database;
};

// Whether `step` may follow; `known` is empty for a claim that was never recorded. False: it stands there already.
Result<bool> changesAnything(const std::optional<ClaimTable::Standing> &known, const ClaimStep &step);

} // namespace kiosk
