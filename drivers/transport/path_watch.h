// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "arrival_watch.h"

#include <QByteArray>
#include <QString>

namespace kiosk {

// Tells when a device file may have come (back): inotify on the folder that holds it. For one thread.
class PathWatch final : public ArrivalWatch {
public:
    enum class Match { Name, Beginning }; // Beginning: any file of the folder whose name begins so
    // A folder that does not exist cannot be watched: never readable.
    explicit PathWatch(const QString &path, Match match = Match::Name);
    ~PathWatch() override;
    PathWatch(const PathWatch &) = delete;
    PathWatch &operator=(const PathWatch &) = delete;

    int descriptor() const override { return m_fd; } // readable on any change in the folder; -1 when not watching
    // Takes the events; true when one of them named our file, or one like it.
    bool arrived() override;

private:
    QByteArray m_file;
    Match m_match;
    int m_fd = -1;
};

} // namespace kiosk
