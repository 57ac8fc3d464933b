// SPDX-License-Identifier: Apache-2.0
// The workbench's log: one JSON line for every act of a device, with the time that other processes can compare with.
#pragma once

#include <core/result.h>

#include <QFile>
#include <QJsonObject>

namespace kiosk::workbench {

// CLOCK_BOOTTIME in milliseconds: the same clock for every process of this machine, and it counts suspend.
qint64 bootMs();

// Main thread only. Lines are in the order in which they were noted; a line about an earlier moment (the last byte
// of a receipt is known as such only at the cut) carries that moment in "mono", so readers sort by it.
class Witness {
public:
    // Appends to `path`; an empty path keeps nothing.
    Result<void> open(const QString &path);

    // {"mono":..,"at":"..","device":..,"act":..,<facts>}; one write(2) a line, nothing is buffered in the process
    void note(const char *device, const char *act, const QJsonObject &facts = {}, qint64 mono = bootMs());

private:
    QFile m_file;
};

} // namespace kiosk::workbench
