// SPDX-License-Identifier: Apache-2.0
#include "material_table.h"

namespace kiosk {
namespace {

#define MATERIAL "SELECT id, name, media_type, size, sha256 FROM materials "
#define ERASABLE                                                                                                       \
    "SELECT path FROM materials WHERE erased_at IS NULL AND (EXISTS (SELECT 1 FROM ledger WHERE ledger.id = case_id) " \
    "OR EXISTS (SELECT 1 FROM closures WHERE closures.id = case_id)) "

SealedMaterial materialOf(const sql::Query &query)
{
    return {MaterialId::parse(query.textAt(0)).value_or(MaterialId()), query.textAt(1), query.textAt(2),
            query.numberAt(3), query.bytesAt(4)};
}

QStringList pathsOf(sql::Query &query)
{
    QStringList paths;
    while (query.next())
        paths << query.textAt(0);
    return paths;
}

} // namespace

void MaterialTable::insert(const QString &caseId, const SealedMaterial &material, const QString &path)
{
    sql::Query(m_database,
               "INSERT INTO materials (id, case_id, position, name, media_type, size, sha256, path) "
               "SELECT ?1, ?2, count(*), ?3, ?4, ?5, ?6, ?7 FROM materials WHERE case_id = ?2")
        .text(material.id.text())
        .text(caseId)
        .text(material.name)
        .text(material.mediaType)
        .number(material.size)
        .bytes(material.digest)
        .text(path)
        .run();
}

QList<SealedMaterial> MaterialTable::of(const QString &caseId)
{
    QList<SealedMaterial> materials;
    sql::Query query(m_database, MATERIAL "WHERE case_id = ? ORDER BY position");
    query.text(caseId);
    while (query.next())
        materials << materialOf(query);
    return materials;
}

std::optional<SealedMaterial> MaterialTable::find(MaterialId id)
{
    sql::Query query(m_database, MATERIAL "WHERE id = ?");
    query.text(id.text());
    return query.next() ? std::optional(materialOf(query)) : std::nullopt;
}

bool MaterialTable::namesFile(const QString &path)
{
    sql::Query query(m_database, "SELECT 1 FROM materials WHERE path = ? AND erased_at IS NULL");
    query.text(path);
    return query.next();
}

QStringList MaterialTable::erasable()
{
    sql::Query query(m_database, ERASABLE);
    return pathsOf(query);
}

QStringList MaterialTable::erasableOf(const QString &caseId)
{
    sql::Query query(m_database, ERASABLE "AND case_id = ?");
    query.text(caseId);
    return pathsOf(query);
}

QList<MaterialTable::Kept> MaterialTable::kept()
{
    QList<Kept> kept;
    sql::Query query(m_database,
                     "SELECT id, name, media_type, size, sha256, path FROM materials WHERE erased_at IS NULL");
    while (query.next())
        kept << Kept{materialOf(query), query.textAt(5)};
    return kept;
}

void MaterialTable::recordErased(const QString &path, const QDateTime &now)
{
    sql::Query(m_database, "UPDATE materials SET erased_at = ? WHERE path = ? AND erased_at IS NULL")
        .time(now)
        .text(path)
        .run();
}

} // namespace kiosk
