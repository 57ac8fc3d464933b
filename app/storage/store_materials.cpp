// SPDX-License-Identifier: Apache-2.0
// The part of StoreDatabase that has to do with files.
#include "store_database.h"

#include <core/crash_point.h>

namespace kiosk {
namespace {

QString fileOf(MaterialId id) { return id.text() + QStringLiteral(".cms"); }

} // namespace

Result<SealedMaterial> StoreDatabase::keepMaterial(const NewMaterial &material, const MaterialWriter &writer)
{
    KIOSK_TRY(acceptance(material.expectedSize));
    const MaterialId id = MaterialId::make(*m_clock);
    const MaterialFiles::Written written = KIOSK_TRY(m_files.write(fileOf(id), writer));
    return SealedMaterial{id, material.name, material.mediaType, written.size, written.digest};
}

Result<void> StoreDatabase::forgetMaterial(MaterialId id)
{
    return sql::guarded([&]() -> Result<void> {
        if (m_materials.find(id))
            return fail(ErrorCode::SequenceError, QStringLiteral("material of a case"));
        return m_files.remove(fileOf(id));
    });
}

Result<void> StoreDatabase::insertMaterials(const SealedCase &sealedCase)
{
    for (const SealedMaterial &material : sealedCase.materials) {
        if (material.digest.size() != 32 || !m_files.holds(fileOf(material.id), material.size))
            return fail(ErrorCode::InvalidInput, QStringLiteral("material"));
        m_materials.insert(sealedCase.submission.text(), material, fileOf(material.id));
    }
    if (!sealedCase.materials.isEmpty())
        KIOSK_TRY(m_files.syncFolder()); // I9: the names are durable before the rows are
    return {};
}

Result<QList<SealedMaterial>> StoreDatabase::materials(const QString &caseId)
{
    return sql::guarded([&]() -> Result<QList<SealedMaterial>> { return m_materials.of(caseId); });
}

Result<void> StoreDatabase::checkMaterial(MaterialId id)
{
    return sql::guarded([&]() -> Result<void> {
        const auto material = m_materials.find(id);
        if (!material)
            return fail(ErrorCode::NotFound, QStringLiteral("material"));
        const auto whole = m_files.check(fileOf(id), material->size, material->digest);
        if (whole) {
            m_lost.remove(id);
            return {};
        }
        return checkMirrored(*material, fileOf(id), whole.error());
    });
}

Result<QByteArray> StoreDatabase::materialPiece(MaterialId id, qint64 offset, qint64 most)
{
    return (m_lost.contains(id) ? m_mirror->files() : m_files).piece(fileOf(id), offset, most);
}

// What is left over goes at the next start.
void StoreDatabase::eraseCase(const QString &id)
{
    static_cast<void>(sql::guarded([&]() -> Result<void> {
        const QStringList paths = m_materials.erasableOf(id);
        eraseMirrored(id.contains(u'/') ? QString() : id, paths);
        return eraseFiles(paths);
    }));
}

// The row says so only when the folder is synced: a file that came back after a power cut still has its row.
Result<void> StoreDatabase::eraseFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return {};
    for (const QString &path : paths) {
        KIOSK_TRY(m_files.remove(path));
        KIOSK_CRASH_POINT("erase", "file-removed");
    }
    KIOSK_TRY(m_files.syncFolder());
    return inTransaction("erase", [&]() -> Result<void> {
        for (const QString &path : paths)
            m_materials.recordErased(path, m_clock->wall());
        return {};
    });
}

// What a crash left between a file and its row. Only here, before anything new is written.
Result<void> StoreDatabase::sweepOrphans()
{
    for (const QString &name : m_files.names()) {
        if (!m_materials.namesFile(name))
            KIOSK_TRY(m_files.remove(name));
    }
    return {};
}

} // namespace kiosk
