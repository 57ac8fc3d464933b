// SPDX-License-Identifier: Apache-2.0
// A VFS under SQLite that counts what reaches the disk and, at a chosen moment, kills the process or lets the disk
// fail. It becomes the default VFS of the process: the Store under test is the product's, unchanged.
#pragma once

namespace kiosk::test {

enum class DiskFault {
    None,
    KillBefore, // SIGKILL before the n-th write or sync
    Full,       // the n-th write finds no room, and so do those after it until the next call of arm()
    WriteError, // the n-th write or sync fails with an I/O error, once
};

class FaultVfs {
public:
    static void install(); // once per process, before the first database is opened
    static void arm(DiskFault fault, int atOperation);
    static void
    fullWhile(const char *path);     // no write finds room as long as that file, whose name stays, is there; null: none
    static int operations();         // writes and syncs since arm()
    static bool hasUnsyncedWrites(); // of any write-ahead log
};

} // namespace kiosk::test
