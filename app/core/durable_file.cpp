// SPDX-License-Identifier: Apache-2.0
#include "durable_file.h"

#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace kiosk {
namespace {

Result<void> writeAll(const QString &path, QByteArrayView bytes)
{
    const FileDescriptor file(
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0)
        return fail(diskTrouble("open", path));
    KIOSK_TRY(writeFully(file.get(), bytes, path));
    if (::fsync(file.get()) != 0)
        return fail(diskTrouble("sync", path));
    return {};
}

} // namespace

FileDescriptor::~FileDescriptor()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Error diskTrouble(const char *act, const QString &what)
{
    const int error = errno;
    const bool full = error == ENOSPC || error == EDQUOT;
    return {full ? ErrorCode::StorageFull : ErrorCode::StorageFault,
            QStringLiteral("%1 %2: %3").arg(QLatin1String(act), what, QLatin1String(std::strerror(error)))};
}

Result<void> writeFully(int fd, QByteArrayView bytes, const QString &what)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(diskTrouble("write", what));
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> syncFolder(const QString &folder)
{
    const FileDescriptor directory(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() < 0 || ::fsync(directory.get()) != 0)
        return fail(diskTrouble("sync folder", folder));
    return {};
}

Result<void> replaceDurably(const QString &path, QByteArrayView bytes)
{
    const QString fresh = path + QStringLiteral(".new");
    KIOSK_TRY(writeAll(fresh, bytes));
    if (::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(path).constData()) != 0)
        return fail(diskTrouble("rename", path));
    return syncFolder(QFileInfo(path).absolutePath());
}

Result<std::optional<QByteArray>> readWhole(const QString &path, qsizetype most)
{
    QFile file(path);
    if (!file.exists())
        return std::optional<QByteArray>();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::StorageFault, QStringLiteral("%1: %2").arg(path, file.errorString()));
    QByteArray bytes = file.read(most + 1);
    if (file.error() != QFileDevice::NoError || bytes.size() > most)
        return fail(ErrorCode::StorageFault, QStringLiteral("%1: not the file that was written").arg(path));
    return std::optional(std::move(bytes));
}

} // namespace kiosk
