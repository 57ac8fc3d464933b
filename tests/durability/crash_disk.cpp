// SPDX-License-Identifier: Apache-2.0
#include "crash_files.h"

#include <QByteArray>
#include <cerrno>
#include <cstring>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <sqlite3.h>
#include <vector>

namespace kiosk::test {
namespace {

struct UnsyncedWrite {
    sqlite3_int64 offset = 0;
    QByteArray bytes;
    bool isTruncation = false; // to `offset`
};

// What the program believes to be in the file, and what the disk has not got yet.
struct Content {
    sqlite3_file *below = nullptr;
    QByteArray image;
    std::vector<UnsyncedWrite> unsynced;
};

struct CrashFile {
    sqlite3_file base;
    Content *content;
    sqlite3_file *below;
};

// of everything below; the crash may come in any thread, and SQLite's own calls come through crash_files.cpp too
std::recursive_mutex s_mutex;
std::set<Content *> s_open;
PowerCut s_cut = PowerCut::None;
std::mt19937 s_random; // NOLINT(cert-msc51-cpp): seeded by install()
DiskTrouble s_trouble = DiskTrouble::None;
int s_at = 0;
int s_operations = 0;
int s_reads = 0;
qsizetype s_sectorSize = 512;
sqlite3_vfs *s_below = nullptr;

Content &content(sqlite3_file *file) { return *reinterpret_cast<CrashFile *>(file)->content; }
sqlite3_file *below(sqlite3_file *file) { return reinterpret_cast<CrashFile *>(file)->below; }

int troubleNow(bool isWrite)
{
    const int now = ++s_operations;
    switch (s_trouble) {
    case DiskTrouble::None:
    case DiskTrouble::ReadError: break;
    case DiskTrouble::WriteError:
        if (now == s_at)
            return isWrite ? SQLITE_IOERR_WRITE : SQLITE_IOERR_FSYNC;
        break;
    case DiskTrouble::Full:
        if (isWrite && now >= s_at)
            return SQLITE_FULL;
        break;
    case DiskTrouble::ReadOnly:
        if (now >= s_at)
            return isWrite ? SQLITE_IOERR_WRITE : SQLITE_IOERR_FSYNC;
        break;
    }
    return SQLITE_OK;
}

int carryOut(sqlite3_file *file, const UnsyncedWrite &write)
{
    if (write.isTruncation)
        return file->pMethods->xTruncate(file, write.offset);
    return file->pMethods->xWrite(file, write.bytes.constData(), static_cast<int>(write.bytes.size()), write.offset);
}

int carryOutAll(Content &content)
{
    for (const UnsyncedWrite &write : content.unsynced) {
        if (const int done = carryOut(content.below, write); done != SQLITE_OK)
            return done;
    }
    content.unsynced.clear();
    return SQLITE_OK;
}

void tear(Content &content)
{
    for (UnsyncedWrite &write : content.unsynced) {
        if (write.isTruncation) {
            if (s_random() % 2 == 0)
                carryOut(content.below, write);
            continue;
        }
        for (qsizetype at = 0; at < write.bytes.size(); at += s_sectorSize) {
            UnsyncedWrite sector{write.offset + at, write.bytes.mid(at, s_sectorSize), false};
            switch (s_random() % 3) {
            case 0: continue;
            case 1: break;
            default:
                for (char &byte : sector.bytes)
                    byte = static_cast<char>(s_random());
            }
            carryOut(content.below, sector);
        }
    }
    content.unsynced.clear();
}

int onRead(sqlite3_file *file, void *into, int size, sqlite3_int64 offset)
{
    const std::lock_guard guard(s_mutex);
    if (s_trouble == DiskTrouble::ReadError && ++s_reads == s_at)
        return SQLITE_IOERR_READ;
    const QByteArray &image = content(file).image;
    const qsizetype there = std::clamp<qsizetype>(image.size() - offset, 0, size);
    std::memcpy(into, image.constData() + offset, static_cast<std::size_t>(there));
    if (there == size)
        return SQLITE_OK;
    std::memset(static_cast<char *>(into) + there, 0, static_cast<std::size_t>(size - there));
    return SQLITE_IOERR_SHORT_READ;
}

int onWrite(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    const std::lock_guard guard(s_mutex);
    if (const int trouble = troubleNow(true); trouble != SQLITE_OK)
        return trouble;
    Content &into = content(file);
    const QByteArray data(static_cast<const char *>(bytes), size);
    if (into.image.size() < offset + size)
        into.image.append(offset + size - into.image.size(), '\0');
    into.image.replace(offset, size, data);
    into.unsynced.push_back({offset, data, false});
    return SQLITE_OK;
}

int onTruncate(sqlite3_file *file, sqlite3_int64 size)
{
    const std::lock_guard guard(s_mutex);
    content(file).image.resize(size);
    content(file).unsynced.push_back({size, {}, true});
    return SQLITE_OK;
}

int onSync(sqlite3_file *file, int flags)
{
    const std::lock_guard guard(s_mutex);
    if (const int trouble = troubleNow(false); trouble != SQLITE_OK)
        return trouble;
    if (const int done = carryOutAll(content(file)); done != SQLITE_OK)
        return done;
    return below(file)->pMethods->xSync(below(file), flags);
}

int onClose(sqlite3_file *file)
{
    const std::lock_guard guard(s_mutex);
    carryOutAll(content(file));
    s_open.erase(&content(file));
    delete &content(file);
    return below(file)->pMethods->xClose(below(file));
}

int onFileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    const std::lock_guard guard(s_mutex);
    *size = content(file).image.size();
    return SQLITE_OK;
}

const sqlite3_io_methods Methods = {
    1, // no shared memory and no mapping: exclusive locking needs neither
    onClose,
    onRead,
    onWrite,
    onTruncate,
    onSync,
    onFileSize,
    [](sqlite3_file *f, int l) { return below(f)->pMethods->xLock(below(f), l); },
    [](sqlite3_file *f, int l) { return below(f)->pMethods->xUnlock(below(f), l); },
    [](sqlite3_file *f, int *o) { return below(f)->pMethods->xCheckReservedLock(below(f), o); },
    [](sqlite3_file *, int, void *) { return SQLITE_NOTFOUND; },
    [](sqlite3_file *) { return static_cast<int>(s_sectorSize); },
    [](sqlite3_file *) { return 0; }, // no promise of the disk is believed
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
};

int onOpen(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    const std::lock_guard guard(s_mutex);
    auto *own = reinterpret_cast<CrashFile *>(file);
    own->base.pMethods = nullptr;
    own->below = reinterpret_cast<sqlite3_file *>(own + 1);
    std::memset(own->below, 0, static_cast<std::size_t>(s_below->szOsFile));
    const int done = s_below->xOpen(s_below, name, own->below, flags, outFlags);
    if (done != SQLITE_OK || !own->below->pMethods)
        return done;
    auto opened = std::make_unique<Content>();
    opened->below = own->below;
    sqlite3_int64 size = 0;
    own->below->pMethods->xFileSize(own->below, &size);
    opened->image.resize(size);
    if (size > 0)
        own->below->pMethods->xRead(own->below, opened->image.data(), static_cast<int>(size), 0);
    own->content = opened.release();
    s_open.insert(own->content);
    own->base.pMethods = &Methods;
    return SQLITE_OK;
}

} // namespace

void CrashDisk::install(PowerCut cut, quint32 seed, const QString &stateFolder)
{
    CrashFiles::watch(stateFolder + QStringLiteral("/materials"));
    static sqlite3_vfs vfs;
    s_cut = cut;
    s_random.seed(seed);
    s_sectorSize = seed / 2 % 2 == 0 ? 512 : 4096;
    s_below = sqlite3_vfs_find(nullptr);
    vfs = *s_below;
    vfs.zName = "crash-disk";
    vfs.pNext = nullptr;
    vfs.szOsFile = static_cast<int>(sizeof(CrashFile)) + s_below->szOsFile;
    vfs.xOpen = onOpen;
    sqlite3_vfs_register(&vfs, 1);
}

void CrashDisk::arm(DiskTrouble trouble, int atOperation)
{
    const std::lock_guard guard(s_mutex);
    s_trouble = trouble;
    s_at = atOperation;
    s_operations = 0;
    s_reads = 0;
}

namespace disk {

void lock() { s_mutex.lock(); }
void unlock() { s_mutex.unlock(); }

qsizetype sectorSize() { return s_sectorSize; }

int troubleNow(bool isWrite)
{
    switch (test::troubleNow(isWrite)) {
    case SQLITE_OK: return 0;
    case SQLITE_FULL: return ENOSPC;
    default: return s_trouble == DiskTrouble::ReadOnly ? EROFS : EIO;
    }
}

} // namespace disk

void CrashDisk::mend() { arm(DiskTrouble::None, 0); }

void CrashDisk::cutPower()
{
    s_mutex.lock(); // for ever: no other thread may write behind the cut
    for (Content *each : s_open) {
        switch (s_cut) {
        case PowerCut::None: carryOutAll(*each); break;
        case PowerCut::Lost: break;
        case PowerCut::Torn: tear(*each); break;
        }
    }
    CrashFiles::cutPower(s_cut, s_random);
}

} // namespace kiosk::test
