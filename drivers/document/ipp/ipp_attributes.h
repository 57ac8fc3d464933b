// SPDX-License-Identifier: Apache-2.0
// The attributes of a printer and of a job that this driver reads, as plain values (RFC 8011, PWG 5100.13).
#pragma once

#include <QList>
#include <QStringList>
#include <array>
#include <optional>

struct _ipp_s; // NOLINT(bugprone-reserved-identifier): libcups named it

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

// One of marker-names, marker-types, marker-levels, marker-low-levels.
struct Marker {
    QString name;
    QString type;             // "toner", "waste-toner", ...
    std::optional<int> level; // percent; empty: the printer does not know
    int lowLevel = 10;
};

struct PrinterAttributes {
    // What the driver asks for, and a recording keeps.
    static constexpr std::array names{"printer-state",
                                      "printer-state-reasons",
                                      "printer-is-accepting-jobs",
                                      "printer-make-and-model",
                                      "printer-firmware-string-version",
                                      "document-format-supported",
                                      "pwg-raster-document-type-supported",
                                      "pwg-raster-document-resolution-supported",
                                      "marker-names",
                                      "marker-types",
                                      "marker-levels",
                                      "marker-low-levels",
                                      "cups-version",
                                      "printer-error-policy",
                                      "media-ready",
                                      "operations-supported",
                                      "printer-impressions-completed",
                                      "printer-media-sheets-completed",
                                      "printer-up-time"};

    PrinterState state = PrinterState::Unknown;
    QStringList reasons; // printer-state-reasons, "none" left out
    bool acceptsJobs = true;
    QString makeAndModel;
    QString firmware;
    QStringList formats;             // document-format-supported
    QStringList rasterTypes;         // pwg-raster-document-type-supported
    QList<int> rasterResolutions;    // pwg-raster-document-resolution-supported, dpi, square ones
    QStringList mediaReady;          // empty: the printer does not say what is loaded
    QList<Marker> markers;           // supplies
    bool isCupsQueue = false;        // it tells a cups-version
    QString errorPolicy;             // of a queue
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

// Out of a printer's answer, whatever it holds: attributes of another type than the standard's count as missing.
PrinterAttributes printerAttributesOf(_ipp_s *response);
JobAttributes jobAttributesOf(_ipp_s *response, int jobId);
std::optional<JobAttributes> jobNamed(_ipp_s *response, const QString &name); // in an answer to Get-Jobs
std::optional<int> jobIdOf(_ipp_s *response);                                 // a possible one

} // namespace kiosk::ipp
