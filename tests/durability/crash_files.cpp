// SPDX-License-Identifier: Apache-2.0
#include "crash_files.h"

#include <QByteArray>
#include <QHash>
#include <cerrno>
#include <cstdarg>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace kiosk::test {
namespace {

struct Guard {
    Guard() { disk::lock(); }
    ~Guard() { disk::unlock(); }
    Q_DISABLE_COPY_MOVE(Guard)
};

struct Write {
    qint64 offset = 0;
    QByteArray bytes;
};

struct File {
    QByteArray durable; // what the disk has
    std::vector<Write> unsynced;
    bool isTruncated = false; // and that is not synced
};
using FilePtr = std::shared_ptr<File>;

// A change of a name that the folder's sync has not made last yet.
struct NameChange {
    enum Kind { Made, Renamed, Removed } kind;
    QByteArray path;
    QByteArray to;
    FilePtr file;
};

QByteArray s_folder; // empty: nothing is watched
QHash<QByteArray, FilePtr> s_files;
QHash<int, FilePtr> s_open;
QHash<int, bool> s_openFolder;
std::vector<NameChange> s_names;

bool isOurs(const char *path) { return path && !s_folder.isEmpty() && QByteArrayView(path).startsWith(s_folder + '/'); }

QByteArray contentOf(const QByteArray &path)
{
    QByteArray content;
    const int fd = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path.constData(), O_RDONLY | O_CLOEXEC, 0));
    char piece[65536];
    for (long got = 0; fd >= 0 && (got = ::syscall(SYS_read, fd, piece, sizeof piece)) > 0;)
        content.append(piece, got);
    if (fd >= 0)
        ::syscall(SYS_close, fd);
    return content;
}

void put(const QByteArray &path, const QByteArray &content)
{
    const int fd = static_cast<int>(
        ::syscall(SYS_openat, AT_FDCWD, path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (fd < 0)
        return;
    ::syscall(SYS_write, fd, content.constData(), content.size());
    ::syscall(SYS_close, fd);
}

FilePtr fileAt(const QByteArray &path)
{
    FilePtr &file = s_files[path];
    if (!file) {
        file = std::make_shared<File>();
        file->durable = contentOf(path); // from an earlier life: whatever is there is on the disk
    }
    return file;
}

int refusedWith(int error)
{
    errno = error;
    return -1;
}

// What of the unsynced writes arrived, sector by sector; some of it as noise.
QByteArray torn(const File &file, std::mt19937 &random)
{
    QByteArray content = file.isTruncated && random() % 2 == 0 ? QByteArray() : file.durable;
    for (const Write &write : file.unsynced) {
        for (qsizetype at = 0; at < write.bytes.size(); at += disk::sectorSize()) {
            QByteArray sector = write.bytes.mid(at, disk::sectorSize());
            const auto fate = random() % 3;
            if (fate == 0)
                continue;
            if (fate == 2) {
                for (char &byte : sector)
                    byte = static_cast<char>(random());
            }
            if (content.size() < write.offset + at + sector.size())
                content.append(write.offset + at + sector.size() - content.size(), '\0');
            content.replace(write.offset + at, sector.size(), sector);
        }
    }
    return content;
}

void takeBack(const NameChange &change)
{
    switch (change.kind) {
    case NameChange::Made: ::syscall(SYS_unlink, change.path.constData()); break;
    case NameChange::Renamed: ::syscall(SYS_rename, change.to.constData(), change.path.constData()); break;
    case NameChange::Removed: put(change.path, change.file->durable); break;
    }
}

} // namespace

void CrashFiles::watch(const QString &folder)
{
    const Guard guard;
    s_folder = folder.toUtf8();
}

void CrashFiles::cutPower(PowerCut cut, std::mt19937 &random)
{
    if (cut == PowerCut::None)
        return;
    for (auto file = s_files.cbegin(); file != s_files.cend(); ++file) {
        if ((*file)->isTruncated || !(*file)->unsynced.empty())
            put(file.key(), cut == PowerCut::Torn ? torn(**file, random) : (*file)->durable);
    }
    // a journal keeps the order of names: the last of them are lost, or all
    const std::size_t kept = cut == PowerCut::Torn ? random() % (s_names.size() + 1) : 0;
    for (std::size_t i = s_names.size(); i > kept; --i)
        takeBack(s_names[i - 1]);
}

} // namespace kiosk::test

using namespace kiosk::test;

// The calls of libc that app/storage uses for materials; every other path goes through untouched.
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): glibc gives its own no names that we may use
extern "C" {

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(rest, unsigned int)) : 0;
    va_end(rest);
    const auto really = [&] { return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode)); };
    if (!path || s_folder.isEmpty() || !QByteArrayView(path).startsWith(s_folder))
        return really();
    const Guard guard;
    if (QByteArrayView(path) == s_folder) {
        const int fd = really();
        if (fd >= 0)
            s_openFolder.insert(fd, true);
        return fd;
    }
    if ((flags & (O_WRONLY | O_RDWR)) == 0)
        return really();
    if (const int trouble = disk::troubleNow(true))
        return refusedWith(trouble);
    struct stat facts = {};
    const bool isNew = ::stat(path, &facts) != 0;
    const FilePtr file = isNew ? std::make_shared<File>() : fileAt(path);
    const int fd = really();
    if (fd < 0)
        return fd;
    if (isNew) {
        s_files.insert(path, file);
        s_names.push_back({NameChange::Made, path, {}, file});
    }
    file->isTruncated = file->isTruncated || (!isNew && (flags & O_TRUNC) != 0);
    s_open.insert(fd, file);
    return fd;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    const auto really = [&] { return static_cast<ssize_t>(::syscall(SYS_write, fd, bytes, size)); };
    if (s_folder.isEmpty() || fd <= 2)
        return really();
    const Guard guard;
    const FilePtr file = s_open.value(fd);
    if (!file)
        return really();
    if (const int trouble = disk::troubleNow(true))
        return refusedWith(trouble);
    const off_t at = ::lseek(fd, 0, SEEK_CUR);
    const ssize_t done = really();
    if (done > 0)
        file->unsynced.push_back({at, QByteArray(static_cast<const char *>(bytes), done)});
    return done;
}

int fsync(int fd)
{
    const auto really = [&] { return static_cast<int>(::syscall(SYS_fsync, fd)); };
    if (s_folder.isEmpty())
        return really();
    const Guard guard;
    const FilePtr file = s_open.value(fd);
    if (!file && !s_openFolder.contains(fd))
        return really();
    if (const int trouble = disk::troubleNow(false))
        return refusedWith(trouble);
    if (!file) {
        s_names.clear();
        return 0;
    }
    if (file->isTruncated)
        file->durable.clear();
    for (const Write &write : file->unsynced) {
        if (file->durable.size() < write.offset + write.bytes.size())
            file->durable.append(write.offset + write.bytes.size() - file->durable.size(), '\0');
        file->durable.replace(write.offset, write.bytes.size(), write.bytes);
    }
    file->unsynced.clear();
    file->isTruncated = false;
    return 0;
}

int close(int fd)
{
    if (!s_folder.isEmpty()) {
        const Guard guard;
        s_open.remove(fd);
        s_openFolder.remove(fd);
    }
    return static_cast<int>(::syscall(SYS_close, fd));
}

int rename(const char *from, const char *to) noexcept
{
    if (!isOurs(from))
        return static_cast<int>(::syscall(SYS_rename, from, to));
    const Guard guard;
    if (const int trouble = disk::troubleNow(true))
        return refusedWith(trouble);
    const FilePtr file = fileAt(from);
    const int done = static_cast<int>(::syscall(SYS_rename, from, to));
    if (done == 0) {
        s_names.push_back({NameChange::Renamed, from, to, file});
        s_files.remove(from);
        s_files.insert(to, file);
    }
    return done;
}

int unlink(const char *path) noexcept
{
    if (!isOurs(path))
        return static_cast<int>(::syscall(SYS_unlink, path));
    const Guard guard;
    if (const int trouble = disk::troubleNow(true))
        return refusedWith(trouble);
    struct stat facts = {};
    if (::stat(path, &facts) != 0)
        return -1;
    const FilePtr file = fileAt(path);
    const int done = static_cast<int>(::syscall(SYS_unlink, path));
    if (done == 0) {
        s_names.push_back({NameChange::Removed, path, {}, file});
        s_files.remove(path);
    }
    return done;
}

} // extern "C"
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
