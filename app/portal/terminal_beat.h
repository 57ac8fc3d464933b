// SPDX-License-Identifier: Apache-2.0
// The heartbeat, and what the operator has for this terminal: it reads the feed whenever a beat says that there is
// something, and remembers how far and whether the terminal is locked.
#pragma once

#include "hall_portal.h"
#include "kept_answers.h"

#include <async/alarms.h>
#include <core/logging.h>

#include <QObject>
#include <functional>

namespace kiosk {

struct BeatSettings {
    Duration every = 60s;
    Duration soonest = 5s;    // after the last beat, when something has changed
    Duration callLimit = 15s; // of each call
    QString file = {};        // keeps the cursor and the lock; empty: nothing is kept
};

// Thread-bound; portal, clock and alarms are borrowed. Blocks for the disk when an event came.
class TerminalBeat : public QObject {
    Q_OBJECT
public:
    using Report = std::function<TerminalReport()>;
    TerminalBeat(HallPortal &portal, Report report, const Clock &clock, Alarms &alarms, Logger log,
                 BeatSettings settings = {});
    ~TerminalBeat() override;

    // Also reads what was kept: a terminal that was locked is locked before its portal is there.
    void start();
    // Something of the report has changed. Nothing before start().
    void beatSoon();
    // The operator has taken the terminal out of service; a visit that runs goes on to its end.
    bool isLocked() const { return m_kept.locked; }

signals:
    void answered(const kiosk::ReportHeard &answer);
    void lockChanged(bool locked);
    void catalogueChanged(); // the cursor behind it is on the disk: whoever hears it asks until there is an answer

private:
    void arm(Duration in);
    void beat();
    void heard(const Result<ReportHeard> &answer);
    void read(qint64 cursor);
    void take(qint64 cursor, const PortalEvents &news);
    void finish(); // of one beat and what it led to
    void load();
    void keep(const KeptFeed &next);
    CallContext call() const;

    HallPortal &m_portal;
    Report m_report;
    const Clock &m_clock;
    Alarms &m_alarms;
    Logger m_log;
    BeatSettings m_settings;
    KeptFeed m_kept;
    Alarms::Handle m_next = 0;
    MonotonicTime m_last{}; // beat
    Duration m_skew{};      // how far our wall clock is ahead, by the last answer
    bool m_started = false;
    bool m_running = false;
    bool m_wanted = false; // while one ran
};

} // namespace kiosk
