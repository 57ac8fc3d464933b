// SPDX-License-Identifier: Apache-2.0
#include "audit_export_file.h"

#include "audit_table.h"
#include "schema.h"
#include "store_lock.h"

#include <audit/audit_export.h>

#include <QFile>

namespace kiosk {

Result<qint64> exportAudit(const StoreSettings &settings, const QDate &today, QIODevice &out)
{
    const QString path = settings.folder + QStringLiteral("/store.db");
    if (!QFile::exists(path))
        return fail(ErrorCode::NotFound, path);
    const StoreLock lock = KIOSK_TRY(StoreLock::take(settings.folder));
    const auto database = KIOSK_TRY(openStoreFile(path));
    return sql::guarded([&]() -> Result<qint64> {
        AuditTable audit(*database, settings.auditSigning);
        AuditExportWriter writer(out, settings.auditSigning);
        const qint64 first = audit.firstSeq();
        KIOSK_TRY(writer.begin(audit.headBefore(first)));
        Result<void> written;
        qint64 entries = 0;
        audit.walk(first, [&](const AuditRecord &record) {
            written = writer.add(record);
            ++entries;
            return written.has_value();
        });
        KIOSK_TRY(std::move(written));
        KIOSK_TRY(writer.end(today));
        return entries;
    });
}

} // namespace kiosk
