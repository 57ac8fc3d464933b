// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "arrival_watch.h"

#include <QByteArray>
#include <QString>

namespace kiosk {

// Tells when a device file may have come (back): inotify on the folder that holds it. For one thread.
class PathWatch final : public ArrivalWatch {
public:
    explicit PathWatch(const QString &path); // a folder that does not exist cannot be watched: never readable
    ~PathWatch() override;
    PathWatch(const PathWatch &) = delete;
    PathWatch &operator=(const PathWatch &) = delete;

    int descriptor() const override { return m_fd; } // readable on any change in the folder; -1 when not watching
    // Takes the events; true when one of them named our file.
    bool arrived() override;

private:
    QByteArray m_file;
    int m_fd = -1;
};

} // namespace kiosk
