// SPDX-License-Identifier: Apache-2.0
#include "material_files.h"

#include <core/crash_point.h>
#include <core/durable_file.h>

#include <QDir>
#include <QFile>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk {
namespace {

constexpr qsizetype PieceSize = qsizetype{64} * 1024;

Error troubleOf(const char *act) { return diskTrouble(act, QStringLiteral("material")); }

// SHA-256 by OpenSSL: Qt's own needs 6 ms for a megabyte.
class Digest {
public:
    Digest() : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
    {
        m_good = m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1;
    }
    void add(const char *bytes, qint64 size)
    {
        m_good = m_good && EVP_DigestUpdate(m_context.get(), bytes, static_cast<std::size_t>(size)) == 1;
    }
    QByteArray take() // empty when OpenSSL refused
    {
        QByteArray digest(32, '\0');
        m_good = m_good && EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<uchar *>(digest.data()), nullptr) == 1;
        return m_good ? digest : QByteArray();
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
    bool m_good = false;
};

// A file descriptor that counts and digests what goes through it, and remembers why it could not.
class FileSink final : public QIODevice {
public:
    explicit FileSink(int fd) : m_fd(fd) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }
    const std::optional<Error> &trouble() const { return m_trouble; }
    qint64 written() const { return m_written; }
    QByteArray digest() { return m_digest.take(); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override
    {
        if (const auto done = writeFully(m_fd, {bytes, size}, QStringLiteral("material")); !done) {
            m_trouble = done.error();
            return -1;
        }
        m_digest.add(bytes, size);
        m_written += size;
        return size;
    }

private:
    int m_fd;
    std::optional<Error> m_trouble;
    Digest m_digest;
    qint64 m_written = 0;
};

QString temporary(const QString &name) { return name + QStringLiteral(".part"); }

Result<MaterialFiles::Written> writeAndSync(const QByteArray &path, const MaterialWriter &writer)
{
    const FileDescriptor file(::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (file.get() < 0)
        return fail(troubleOf("open"));
    FileSink sink(file.get());
    if (const auto done = writer(sink); !done)
        return fail(sink.trouble().value_or(done.error())); // "full" says more than "it did not take it"
    if (sink.trouble())
        return fail(*sink.trouble());
    if (::fsync(file.get()) != 0)
        return fail(troubleOf("sync"));
    MaterialFiles::Written written{sink.written(), sink.digest()};
    if (written.digest.isEmpty())
        return fail(ErrorCode::Internal, QStringLiteral("material digest"));
    return written;
}

} // namespace

Result<MaterialFiles> MaterialFiles::in(const QString &stateFolder)
{
    MaterialFiles files(stateFolder + QStringLiteral("/materials"));
    const QByteArray path = QFile::encodeName(files.m_folder);
    if (::mkdir(path.constData(), 0700) == 0)
        KIOSK_TRY(kiosk::syncFolder(stateFolder));
    else if (errno != EEXIST)
        return fail(troubleOf("folder"));
    return files;
}

QByteArray MaterialFiles::pathOf(const QString &name) const { return QFile::encodeName(m_folder + u'/' + name); }

Result<MaterialFiles::Written> MaterialFiles::write(const QString &name, const MaterialWriter &writer) const
{
    const QByteArray part = pathOf(temporary(name));
    auto written = writeAndSync(part, writer);
    if (!written) {
        ::unlink(part.constData());
        return written;
    }
    KIOSK_CRASH_POINT("material", "temp-written");
    if (::rename(part.constData(), pathOf(name).constData()) != 0) {
        const Error trouble = troubleOf("rename");
        ::unlink(part.constData());
        return fail(trouble);
    }
    KIOSK_CRASH_POINT("material", "renamed");
    return written;
}

bool MaterialFiles::holds(const QString &name, qint64 size) const
{
    struct stat facts = {};
    return ::stat(pathOf(name).constData(), &facts) == 0 && facts.st_size == size;
}

Result<void> MaterialFiles::check(const QString &name, qint64 size, const QByteArray &digest) const
{
    Digest found;
    qint64 at = 0;
    for (;;) {
        const QByteArray next = KIOSK_TRY(piece(name, at, PieceSize));
        if (next.isEmpty())
            break;
        found.add(next.constData(), next.size());
        at += next.size();
    }
    if (at != size || found.take() != digest)
        return fail(ErrorCode::BadChecksum, QStringLiteral("material"));
    return {};
}

Result<QByteArray> MaterialFiles::piece(const QString &name, qint64 offset, qint64 most) const
{
    const FileDescriptor file(::open(pathOf(name).constData(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return errno == ENOENT ? fail(ErrorCode::NotFound, QStringLiteral("material")) : fail(troubleOf("open"));
    QByteArray bytes(most, Qt::Uninitialized);
    qint64 got = 0;
    while (got < most) {
        const ssize_t some = ::pread(file.get(), bytes.data() + got, static_cast<std::size_t>(most - got),
                                     static_cast<off_t>(offset + got));
        if (some < 0 && errno == EINTR)
            continue;
        if (some < 0)
            return fail(troubleOf("read"));
        if (some == 0)
            break;
        got += some;
    }
    bytes.resize(got);
    return bytes;
}

Result<void> MaterialFiles::remove(const QString &name) const
{
    if (::unlink(pathOf(name).constData()) != 0 && errno != ENOENT)
        return fail(troubleOf("remove"));
    return {};
}

Result<void> MaterialFiles::syncFolder() const { return kiosk::syncFolder(m_folder); }

QStringList MaterialFiles::names() const { return QDir(m_folder).entryList(QDir::Files | QDir::Hidden); }

} // namespace kiosk
