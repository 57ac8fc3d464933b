// SPDX-License-Identifier: Apache-2.0
// A clock that stands still until the test turns it; alarms ring in order while it turns. Any thread may read it: the
// store stamps its rows while a test turns the clock.
#pragma once

#include <async/alarms.h>

#include <QPointer>
#include <atomic>
#include <map>

namespace kiosk::test {

class VirtualClock final : public Clock, public Alarms {
public:
    explicit VirtualClock(QDateTime wall
                          = QDateTime::fromString(QStringLiteral("2026-03-12T10:24:00+08:00"), Qt::ISODate))
        : m_start(std::move(wall))
    { }
    MonotonicTime now() const override { return m_now; }
    QDateTime wall() const override { return m_start.addMSecs(m_wallMs); }
    Handle in(Duration span, QObject *context, std::function<void()> fn) override;
    void cancel(Handle handle) override;

    // Moves both clocks on and rings what is due on the way, each at its own moment.
    void advance(Duration span);
    void jumpWall(Duration span) { m_wallMs += span.count(); } // a clock set by somebody
    qsizetype waiting() const { return static_cast<qsizetype>(m_alarms.size()); }

private:
    struct Alarm {
        Handle handle;
        QPointer<QObject> context;
        std::function<void()> fn;
    };
    const QDateTime m_start;
    std::atomic<qint64> m_wallMs = 0; // since the start
    std::atomic<MonotonicTime> m_now = MonotonicTime();
    std::multimap<MonotonicTime, Alarm> m_alarms;
    Handle m_last = 0;
};

} // namespace kiosk::test
