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

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) { }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int get() const { return m_fd; }

private:
    int m_fd;
};

tl::unexpected<Error> broken(const char *act, const QString &path)
{
    const int error = errno;
    const bool full = error == ENOSPC || error == EDQUOT;
    return fail(full ? ErrorCode::StorageFull : ErrorCode::StorageFault,
                QStringLiteral("%1 %2: %3").arg(QLatin1String(act), path, QLatin1String(std::strerror(error))));
}

Result<void> writeAll(const QString &path, QByteArrayView bytes)
{
    const Descriptor file(
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0)
        return broken("open", path);
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(file.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return broken("write", path);
        bytes = bytes.sliced(written);
    }
    if (::fsync(file.get()) != 0)
        return broken("sync", path);
    return {};
}

} // namespace

Result<void> replaceDurably(const QString &path, QByteArrayView bytes)
{
    const QString fresh = path + QStringLiteral(".new");
    KIOSK_TRY(writeAll(fresh, bytes));
    if (::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(path).constData()) != 0)
        return broken("rename", path);
    const QString folder = QFileInfo(path).absolutePath();
    const Descriptor directory(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() < 0 || ::fsync(directory.get()) != 0)
        return broken("sync", folder);
    return {};
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
