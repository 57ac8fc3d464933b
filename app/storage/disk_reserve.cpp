// SPDX-License-Identifier: Apache-2.0
#include "disk_reserve.h"

#include <core/durable_file.h>

#include <QFile>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace kiosk {

DiskReserve::DiskReserve(const QString &folder, qint64 bytes)
    : m_folder(QFile::encodeName(folder)), m_path(m_folder + "/reserve"), m_bytes(bytes), m_isThere(isWhole())
{ }

// A crash may have left one half made; its size is then the whole, its blocks are not.
bool DiskReserve::isWhole() const
{
    constexpr qint64 blockUnit = 512; // of st_blocks, whatever the file system's is
    struct stat file = {};
    return ::stat(m_path.constData(), &file) == 0 && file.st_size >= m_bytes && file.st_blocks * blockUnit >= m_bytes;
}

qint64 DiskReserve::missing() const { return m_isThere ? 0 : m_bytes; }

bool DiskReserve::giveUp()
{
    m_isThere = false;
    return m_bytes > 0 && ::unlink(m_path.constData()) == 0;
}

void DiskReserve::restore()
{
    if (missing() == 0)
        return;
    struct statvfs disk = {};
    if (::statvfs(m_folder.constData(), &disk) != 0
        || static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize) < 2 * m_bytes)
        return;
    const FileDescriptor file(::open(m_path.constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    m_isThere = file.get() >= 0 && ::posix_fallocate(file.get(), 0, m_bytes) == 0;
    if (!m_isThere)
        ::unlink(m_path.constData());
}

} // namespace kiosk
