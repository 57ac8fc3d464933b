// SPDX-License-Identifier: Apache-2.0
#include "alarms.h"

#include <QTimer>

namespace kiosk {

Alarms::Handle SystemAlarms::in(Duration span, QObject *context, std::function<void()> fn)
{
    const Handle handle = ++m_last;
    auto *timer = new QTimer(context); // dies with the context
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer);
    m_timers.insert(handle, timer);
    connect(timer, &QObject::destroyed, this, [this, handle] { m_timers.remove(handle); });
    connect(timer, &QTimer::timeout, context, [this, handle, timer, fn = std::move(fn)] {
        m_timers.remove(handle);
        timer->deleteLater();
        fn();
    });
    timer->start(span);
    return handle;
}

void SystemAlarms::cancel(Handle handle) { delete m_timers.take(handle); }

} // namespace kiosk
