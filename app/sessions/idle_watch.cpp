// SPDX-License-Identifier: Apache-2.0
#include "idle_watch.h"

#include <algorithm>

namespace kiosk {

IdleWatch::IdleWatch(const Clock &clock, Alarms &alarms, IdleRules rules, QObject *parent)
    : QObject(parent), m_clock(clock), m_alarms(alarms), m_rules(rules)
{ }

void IdleWatch::start()
{
    stop();
    m_running = true;
    m_startedAt = m_clock.now();
    m_due = m_startedAt + warnAfter();
    arm();
    tick();
}

void IdleWatch::stop()
{
    m_alarms.cancel(m_alarm);
    m_alarms.cancel(m_ticker);
    m_running = m_paused = m_warning = false;
    m_extensionsUsed = 0;
}

void IdleWatch::touched()
{
    if (!m_running)
        return;
    const bool capped = m_clock.now() - m_startedAt >= m_factor * m_rules.visitCap;
    if (m_warning) {
        if (m_extensionsUsed >= m_rules.extensions || capped)
            return; // the last warning runs out whatever is pressed
        ++m_extensionsUsed;
        m_warning = false;
        m_due = m_clock.now() + warnAfter();
        arm();
        emit answered();
        return;
    }
    if (capped)
        return;
    m_due = m_clock.now() + warnAfter();
    m_leftWhenPaused = warnAfter();
    arm();
}

void IdleWatch::setPaused(bool paused)
{
    if (!m_running || m_paused == paused)
        return;
    if (paused) {
        m_leftWhenPaused = left();
        m_paused = true;
        m_alarms.cancel(m_alarm);
    } else {
        m_paused = false;
        m_due = m_clock.now() + m_leftWhenPaused;
        arm();
    }
    emit ticked();
}

void IdleWatch::setDoubled(bool doubled)
{
    m_factor = doubled ? 2 : 1;
    if (m_running && !m_warning)
        touched();
}

Duration IdleWatch::left() const
{
    if (!m_running)
        return Duration::zero();
    if (m_paused)
        return m_leftWhenPaused;
    return std::max(Duration::zero(), m_due - m_clock.now());
}

void IdleWatch::arm()
{
    m_alarms.cancel(m_alarm);
    if (!m_paused)
        m_alarm = m_alarms.in(left(), this, [this] { ring(); });
}

void IdleWatch::ring()
{
    if (!m_warning) {
        m_warning = true;
        m_due = m_clock.now() + m_factor * m_rules.warningLasts;
        arm();
        emit warned();
        return;
    }
    stop();
    emit expired();
}

void IdleWatch::tick()
{
    m_ticker = m_alarms.in(1s, this, [this] {
        tick();
        emit ticked();
    });
}

} // namespace kiosk
