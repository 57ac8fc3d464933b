// SPDX-License-Identifier: Apache-2.0
// When nobody touches the screen: a warning, then the end of the visit. Rules and defaults: parameters of the
// site (idle_warning_s, idle_ends_s, idle_extensions, visit_cap_s).
#pragma once

#include <async/alarms.h>

#include <QObject>

namespace kiosk {

struct IdleRules {
    Duration warnAfter = 60s;
    Duration warningLasts = 30s;
    int extensions = 10; // times the warning may be answered; the next one ends the visit
    Duration visitCap = 15min;
};

// Thread-bound. Running between start() and stop(). While paused (the machine works, a fault dialog stands, a
// door is open) neither the idle time nor the warning runs on.
class IdleWatch : public QObject {
    Q_OBJECT
public:
    IdleWatch(const Clock &clock, Alarms &alarms, IdleRules rules, QObject *parent = nullptr);

    void start();
    void stop();
    // A touch, key or scan. Answers a warning while extensions are left.
    void touched();
    void setPaused(bool paused);
    // Twice the time for all of it, for those who need it; a time that runs begins anew.
    void setDoubled(bool doubled);

    bool isWarning() const { return m_warning; }
    bool isPaused() const { return m_paused; }
    // until the warning, or until the end while warning; zero when stopped
    Duration left() const;

signals:
    void warned();
    void answered();
    void expired();
    void ticked(); // once a second while running: left() has changed

private:
    void arm();
    Duration warnAfter() const { return m_factor * m_rules.warnAfter; }
    void ring();
    void tick();

    const Clock &m_clock;
    Alarms &m_alarms;
    IdleRules m_rules;
    int m_factor = 1;
    bool m_running = false;
    bool m_paused = false;
    bool m_warning = false;
    int m_extensionsUsed = 0;
    MonotonicTime m_startedAt{};
    MonotonicTime m_due{};
    Duration m_leftWhenPaused{};
    Alarms::Handle m_alarm = 0;
    Alarms::Handle m_ticker = 0;
};

} // namespace kiosk
