// SPDX-License-Identifier: Apache-2.0
#include "fault_vfs.h"

#include <atomic>
#include <csignal>
#include <cstring>
#include <sqlite3.h>
#include <unistd.h>

namespace kiosk::test {
namespace {

std::atomic<DiskFault> s_fault = DiskFault::None;
std::atomic<int> s_at = 0;
std::atomic<int> s_operations = 0;
std::atomic<bool> s_unsynced = false;
std::atomic<const char *> s_taker = nullptr;

sqlite3_vfs *s_below = nullptr;

struct WatchedFile {
    sqlite3_file base;
    bool isLog;
    sqlite3_file *below;
};

WatchedFile *watched(sqlite3_file *file) { return reinterpret_cast<WatchedFile *>(file); }
sqlite3_file *below(sqlite3_file *file) { return watched(file)->below; }

// SQLITE_OK, or the error the armed fault asks for.
template <typename Operation> int counted(bool isWrite, Operation operation)
{
    const int now = ++s_operations;
    const bool due = now == s_at;
    switch (s_fault) {
    case DiskFault::KillBefore:
        if (due)
            std::raise(SIGKILL);
        break;
    case DiskFault::Full:
        if (isWrite && now >= s_at)
            return SQLITE_FULL;
        break;
    case DiskFault::WriteError:
        if (due)
            return isWrite ? SQLITE_IOERR_WRITE : SQLITE_IOERR_FSYNC;
        break;
    case DiskFault::None: break;
    }
    if (const char *taker = s_taker; taker && isWrite && ::access(taker, F_OK) == 0)
        return SQLITE_FULL;
    return operation();
}

int onWrite(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    if (watched(file)->isLog)
        s_unsynced = true;
    return counted(true, [&] { return below(file)->pMethods->xWrite(below(file), bytes, size, offset); });
}

int onSync(sqlite3_file *file, int flags)
{
    return counted(false, [&] {
        const int done = below(file)->pMethods->xSync(below(file), flags);
        if (done == SQLITE_OK && watched(file)->isLog)
            s_unsynced = false;
        return done;
    });
}

const sqlite3_io_methods Methods = {
    1, // no shared memory and no mapping: exclusive locking needs neither
    [](sqlite3_file *f) { return below(f)->pMethods->xClose(below(f)); },
    [](sqlite3_file *f, void *p, int n, sqlite3_int64 o) { return below(f)->pMethods->xRead(below(f), p, n, o); },
    onWrite,
    [](sqlite3_file *f, sqlite3_int64 n) { return below(f)->pMethods->xTruncate(below(f), n); },
    onSync,
    [](sqlite3_file *f, sqlite3_int64 *n) { return below(f)->pMethods->xFileSize(below(f), n); },
    [](sqlite3_file *f, int l) { return below(f)->pMethods->xLock(below(f), l); },
    [](sqlite3_file *f, int l) { return below(f)->pMethods->xUnlock(below(f), l); },
    [](sqlite3_file *f, int *o) { return below(f)->pMethods->xCheckReservedLock(below(f), o); },
    [](sqlite3_file *f, int op, void *a) { return below(f)->pMethods->xFileControl(below(f), op, a); },
    [](sqlite3_file *f) { return below(f)->pMethods->xSectorSize(below(f)); },
    [](sqlite3_file *f) { return below(f)->pMethods->xDeviceCharacteristics(below(f)); },
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
};

int onOpen(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    WatchedFile *own = watched(file);
    own->isLog = (flags & SQLITE_OPEN_WAL) != 0;
    own->below = reinterpret_cast<sqlite3_file *>(own + 1);
    std::memset(own->below, 0, static_cast<std::size_t>(s_below->szOsFile));
    const int done = s_below->xOpen(s_below, name, own->below, flags, outFlags);
    own->base.pMethods = own->below->pMethods ? &Methods : nullptr;
    return done;
}

} // namespace

void FaultVfs::install()
{
    static sqlite3_vfs vfs;
    s_below = sqlite3_vfs_find(nullptr);
    vfs = *s_below;
    vfs.zName = "faults";
    vfs.pNext = nullptr;
    vfs.szOsFile = static_cast<int>(sizeof(WatchedFile)) + s_below->szOsFile;
    vfs.xOpen = onOpen;
    sqlite3_vfs_register(&vfs, 1);
}

void FaultVfs::arm(DiskFault fault, int atOperation)
{
    s_fault = fault;
    s_at = atOperation;
    s_operations = 0;
}

void FaultVfs::fullWhile(const char *path) { s_taker = path; }

int FaultVfs::operations() { return s_operations; }
bool FaultVfs::hasUnsyncedWrites() { return s_unsynced; }

} // namespace kiosk::test
