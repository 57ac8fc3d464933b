// SPDX-License-Identifier: Apache-2.0
// Statements on materials, under the same rules as OutboxTable. Private to app/storage.
#pragma once

#include "outbox_row.h"
#include "sql.h"

namespace kiosk {

class MaterialTable {
public:
    explicit MaterialTable(SQLite::Database &database) : m_database(database) { }

    void insert(const QString &caseId, const SealedMaterial &material, const QString &path);
    QList<SealedMaterial> of(const QString &caseId); // in the order of the case; those whose file is erased included
    std::optional<SealedMaterial> find(MaterialId id);
    bool namesFile(const QString &path);
    QStringList erasable(); // files whose case the portal has acknowledged
    QStringList erasableOf(const QString &caseId);
    struct Kept {
        SealedMaterial material;
        QString path;
    };
    QList<Kept> kept(); // not erased, of every case
    void recordErased(const QString &path, const QDateTime &now);

private:
    SQLite::Database &m_database;
};

} // namespace kiosk
