// SPDX-License-Identifier: Apache-2.0
// The part of StoreDatabase that has to do with the copies on a second medium: what is not acknowledged lies there too,
// and is read from there when the disk has lost it.
#include "store_database.h"

#include <QCryptographicHash>
#include <QSet>

namespace kiosk {
namespace {

constexpr qint64 LargestEnvelope = 16'000'000;

QString copyOf(const QString &caseId) { return caseId + QStringLiteral(".case.cms"); }

} // namespace

void StoreDatabase::openMirror(SealedMirror::Told told)
{
    if (!m_settings.mirrorFolder.isEmpty())
        m_mirror = std::make_unique<SealedMirror>(
            MaterialFiles::at(m_settings.mirrorFolder),
            SealedMirror::Settings{m_settings.mirrorIsApart ? m_settings.folder : QString(), m_settings.mirrorRetry},
            std::move(told));
}

// After a start: what the mirror lacks, and what it has too much. No error of it is one of the store.
void StoreDatabase::fillMirror()
{
    if (!m_mirror)
        return;
    static_cast<void>(sql::guarded([this]() -> Result<void> {
        QStringList wanted;
        for (const auto &[material, path] : m_materials.kept())
            wanted << path;
        const auto envelopes = m_outbox.envelopes();
        for (const OutboxTable::Envelope &envelope : envelopes)
            wanted << copyOf(envelope.caseId);
        m_mirror->eraseOthersThan(wanted);
        for (const auto &[material, path] : m_materials.kept())
            m_mirror->keep({path, material.size, material.digest, m_files.path(path)});
        for (const OutboxTable::Envelope &envelope : envelopes) {
            if (!m_mirror->files().holds(copyOf(envelope.caseId), envelope.size))
                mirrorEnvelope(envelope.caseId);
        }
        return {};
    }));
}

void StoreDatabase::mirrorEnvelope(const QString &caseId)
{
    if (const auto bytes = m_outbox.payload(caseId))
        m_mirror->keep({copyOf(caseId), bytes->size(), m_outbox.digestEverKept(caseId), {}, *bytes});
}

// After its commit: durable here, so it may be copied.
void StoreDatabase::mirrorCase(const SealedCase &sealedCase)
{
    if (!m_mirror)
        return;
    const QString id = sealedCase.submission.text();
    for (const SealedMaterial &material : sealedCase.materials) {
        const QString name = material.id.text() + QStringLiteral(".cms");
        m_mirror->keep({name, material.size, material.digest, m_files.path(name)});
    }
    m_mirror->keep({copyOf(id), sealedCase.envelope.size(), sealedCase.digest, {}, sealedCase.envelope});
}

void StoreDatabase::eraseMirrored(const QString &caseId, const QStringList &paths)
{
    if (!m_mirror)
        return;
    for (const QString &path : paths)
        m_mirror->erase(path);
    if (!caseId.isEmpty())
        m_mirror->erase(copyOf(caseId));
}

Result<QByteArray> StoreDatabase::mirroredPayload(const QString &id, const Error &lost)
{
    if (!m_mirror || lost.code != ErrorCode::BadChecksum)
        return fail(lost);
    const auto bytes = m_mirror->files().piece(copyOf(id), 0, LargestEnvelope);
    if (!bytes || QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256) != m_outbox.digestEverKept(id))
        return fail(lost);
    return *bytes;
}

// From now on until the next check of it.
Result<void> StoreDatabase::checkMirrored(const SealedMaterial &material, const QString &file, const Error &lost)
{
    m_lost.remove(material.id);
    if (!m_mirror || !m_mirror->files().check(file, material.size, material.digest))
        return fail(lost);
    m_lost.insert(material.id);
    return {};
}

} // namespace kiosk
