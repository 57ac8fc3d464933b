// SPDX-License-Identifier: Apache-2.0
#include "visit_account_file.h"

#include "schema.h"
#include "store_lock.h"
#include "visit_reader.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk {

Result<VisitAccount> visitAccountIn(const QString &folder, const QString &named)
{
    const QString path = folder + QStringLiteral("/store.db");
    struct stat file = {};
    if (::stat(QFile::encodeName(path).constData(), &file) != 0)
        return fail(errno == EACCES ? ErrorCode::NotClaimed : ErrorCode::NotFound,
                    path + QStringLiteral(": ") + QLatin1String(std::strerror(errno)));
    if (file.st_uid != ::geteuid()) // files that root leaves beside it would keep the terminal out
        return fail(ErrorCode::NotClaimed, QStringLiteral("%1 belongs to user %2").arg(path).arg(file.st_uid));
    const auto lock = StoreLock::take(folder);
    if (!lock)
        return fail(lock.error().code == ErrorCode::Conflict ? ErrorCode::Claimed : lock.error().code,
                    lock.error().context);
    const auto database = KIOSK_TRY(openStoreFileToRead(path));
    return VisitReader(*database).account(named);
}

} // namespace kiosk
