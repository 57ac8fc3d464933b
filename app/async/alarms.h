// SPDX-License-Identifier: Apache-2.0
// "Call me in 30 s": timers as something handed in, so that tests turn the clock instead of sleeping.
#pragma once

#include <core/clock.h>

#include <QHash>
#include <QObject>
#include <functional>

namespace kiosk {

// Thread-bound to the thread that uses it (an event loop is needed).
class Alarms {
public:
    using Handle = quint64; // 0 is never handed out; cancelling an unknown or past one does nothing

    virtual ~Alarms() = default;
    // fn runs once in this thread after `span`, unless cancelled or `context` died first.
    virtual Handle in(Duration span, QObject *context, std::function<void()> fn) = 0;
    virtual void cancel(Handle handle) = 0;
};

class SystemAlarms final : public QObject, public Alarms {
    Q_OBJECT
public:
    explicit SystemAlarms(QObject *parent = nullptr) : QObject(parent) { }
    Handle in(Duration span, QObject *context, std::function<void()> fn) override;
    void cancel(Handle handle) override;

private:
    QHash<Handle, QObject *> m_timers;
    Handle m_last = 0;
};

} // namespace kiosk
