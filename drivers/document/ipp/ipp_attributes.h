// SPDX-License-Identifier: Apache-2.0
// The attributes of a printer and of a job that this driver reads, as plain values (RFC 8011, PWG 5100.13).
#pragma once

#include <QStringList>
#include <optional>

namespace kiosk::ipp {

enum class PrinterState { Unknown = 0, Idle = 3, Processing = 4, Stopped = 5 };
enum class JobState {
    Unknown = 0,
    Pending = 3,
    Held = 4,
    Processing = 5,
    Stopped = 6,
    Canceled = 7,
    Aborted = 8,
    Completed = 9
};

constexpr bool isFinal(JobState state) { return state >= JobState::Canceled; }

struct PrinterAttributes {
    PrinterState state = PrinterState::Unknown;
    QStringList reasons; // printer-state-reasons, "none" left out
    bool acceptsJobs = true;
    QString makeAndModel;
    QString firmware;
    QStringList formats;             // document-format-supported
    QStringList mediaReady;          // empty: the printer does not say what is loaded
    QList<int> operations;           // operations-supported
    std::optional<qint64> pageCount; // printer-impressions-completed, else printer-media-sheets-completed
    std::optional<qint64> upTime;    // printer-up-time, seconds: a counter before a restart proves nothing
};

struct JobAttributes {
    int id = 0;
    QString name;
    JobState state = JobState::Unknown;
    QStringList reasons;
};

} // namespace kiosk::ipp
