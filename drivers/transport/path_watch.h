// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "arrival_watch.h"

#include <QByteArray>
#include <QString>

namespace kiosk {

// Tells when a device file may have come (back): inotify on the folder that holds it, or, while there is none (udev
// takes /dev/v4l/by-id away with its last link), on the nearest one above it. For one thread.
class PathWatch final : public ArrivalWatch {
public:
    enum class Match { Name, Beginning }; // Beginning: any file of the folder whose name begins so
    explicit PathWatch(const QString &path, Match match = Match::Name);
    ~PathWatch() override;
    PathWatch(const PathWatch &) = delete;
    PathWatch &operator=(const PathWatch &) = delete;

    int descriptor() const override { return m_fd; } // readable on any change in the folder; -1 when not watching
    // Takes the events; true when one of them named our file, or one like it, or its folder has come with it inside.
    bool arrived() override;

private:
    void aim();

    const QByteArray m_folder;
    const QByteArray m_file;
    const Match m_match;
    int m_fd = -1;
    int m_watch = -1;        // of inotify
    bool m_onFolder = false; // else on one above it
};

} // namespace kiosk
