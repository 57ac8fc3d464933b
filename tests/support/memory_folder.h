// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>
#include <sys/vfs.h>
#include <unistd.h>

namespace kiosk::test {

// A folder in memory that this test may write to; empty where none is mounted, as in a bare chroot.
inline QString memoryFolder()
{
    constexpr long tmpfs = 0x01021994; // linux/magic.h
    for (const char *path : {"/dev/shm", "/run", "/tmp"}) {
        struct statfs where { };
        if (statfs(path, &where) == 0 && where.f_type == tmpfs && access(path, W_OK) == 0)
            return QString::fromLatin1(path);
    }
    return {};
}

} // namespace kiosk::test
