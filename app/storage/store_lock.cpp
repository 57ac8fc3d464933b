// SPDX-License-Identifier: Apache-2.0
#include "store_lock.h"

#include <QDir>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk {

Result<StoreLock> StoreLock::take(const QString &folder)
{
    const auto broken = [&folder](const char *act) {
        return fail(ErrorCode::StorageFault,
                    QStringLiteral("%1 %2: %3").arg(QLatin1String(act), folder, QLatin1String(std::strerror(errno))));
    };
    const QByteArray path = QFile::encodeName(folder);
    if (!QDir().mkpath(folder) || ::chmod(path.constData(), 0700) != 0)
        return broken("folder");
    const int fd = ::open((path + "/store.lock").constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return broken("lock");
    StoreLock lock(fd);
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno == EWOULDBLOCK)
        return fail(ErrorCode::Conflict, QStringLiteral("another process has the store in %1").arg(folder));
    return broken("lock");
}

StoreLock::~StoreLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

} // namespace kiosk
