// SPDX-License-Identifier: Apache-2.0
// One job of the document printer, as RFC 8011 describes it.
#pragma once

#include <QString>

namespace kiosk::workbench {

struct PrintJob {
    // the values are those of job-state on the wire
    enum class State { Pending = 3, Processing = 5, Canceled = 7, Aborted = 8, Completed = 9 };

    int id = 0;
    QString name = {};
    QString user = {};
    QString media = {}; // what was asked for; empty: nothing
    QString sides = {};
    State state = State::Pending;
    bool hasDocument = false;     // the data came
    bool isClosed = false;        // last-document came, or a Print-Job
    bool stopsAfterSheet = false; // canceled while a sheet moves
    int pages = 0;
    int sheets = 0; // that came out
    qint64 bytes = 0;
    int createdAt = 0; // printer-up-time, seconds
    int startedAt = 0; // 0: not yet
    int endedAt = 0;

    bool isOver() const { return state >= State::Canceled; }
};

} // namespace kiosk::workbench
