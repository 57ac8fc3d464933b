// SPDX-License-Identifier: Apache-2.0
// The disk of crash_disk.h under the files of STATE/materials: libc's own calls stand in this executable and look at
// every path. What the process sees is what it did; when the power fails, what it had not synced is taken back: bytes
// that were not synced, and names (made, renamed, removed) whose folder was not. The product's code is unchanged.
#pragma once

#include "crash_disk.h"

#include <random>

namespace kiosk::test {

class CrashFiles {
public:
    static void watch(const QString &folder); // before the first of its files is opened
    // With the disk's mutex held, and never again let go: carries out the cut.
    static void cutPower(PowerCut cut, std::mt19937 &random);
};

// Shared with crash_disk.cpp.
namespace disk {
void lock();
void unlock();
// Counts a write or sync; 0, or the errno that it must end with.
int troubleNow(bool isWrite);
qsizetype sectorSize();
} // namespace disk

} // namespace kiosk::test
