// SPDX-License-Identifier: Apache-2.0
// STATE/reserve: blocks that are taken already and given up when the disk is full, so that a start and what the portal
// has confirmed can still be written down. Lives on the storage thread only. Private to app/storage.
#pragma once

#include <QByteArray>
#include <QString>

namespace kiosk {

class DiskReserve {
public:
    // Nothing is made yet; 0 bytes: there is none. A file system that copies on write (btrfs) promises nothing by it.
    DiskReserve(const QString &folder, qint64 bytes);

    qint64 missing() const; // what restore() would take
    // True: there was one, and its room is free now.
    bool giveUp();
    // Makes it when the disk has twice its size free; else, and on any error, it stays away until the next call.
    void restore();

private:
    bool isWhole() const;

    QByteArray m_folder, m_path;
    qint64 m_bytes;
    bool m_isThere;
};

} // namespace kiosk
