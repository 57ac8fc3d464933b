// SPDX-License-Identifier: Apache-2.0
// A disk under SQLite that keeps what was synced and nothing else when the power fails, and that can fail earlier. It
// is a VFS and becomes the default one of the process: the Store under test is the product's, unchanged. Modelled on
// how SQLite tests itself (src/test6.c): unsynced writes are dropped, or land sector by sector, some of them as noise.
// The files beside the database are crash_files.h. Not modelled: a disk that lies about a sync, and a lost directory
// entry of the database.
#pragma once

#include <QString>

namespace kiosk::test {

enum class PowerCut {
    None, // only the process dies: the system still has what it wrote
    Lost, // nothing of the unsynced writes arrives
    Torn, // of each sector of them, of 512 or 4096 bytes by the seed: written, not written, or noise
};

enum class DiskTrouble {
    None,
    WriteError, // the n-th write or sync fails once
    Full,       // from the n-th write on there is no room, until mend()
    ReadError,  // the n-th read fails once
    ReadOnly,   // from the n-th write or sync on each fails: the system has remounted the disk, until mend()
};

class CrashDisk {
public:
    // once per process, before the first database is opened
    static void install(PowerCut cut, quint32 seed, const QString &stateFolder);
    static void arm(DiskTrouble trouble, int atOperation);
    static void mend();
    static void cutPower(); // what is on the disk now is all that will be found; nothing is written after that
};

} // namespace kiosk::test
