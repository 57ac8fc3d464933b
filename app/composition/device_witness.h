// SPDX-License-Identifier: Apache-2.0
// Tells the audit when a device cannot serve, why, and when it serves again.
#pragma once

#include <async/alarms.h>
#include <hal/device_status.h>
#include <storage/store.h>

#include <QHash>
#include <QObject>

namespace kiosk {

// Thread-bound. A device that comes and goes (a loose plug) has `mostInWindow` entries in `window`; what it is then is
// told when there is room again.
class DeviceWitness : public QObject {
    Q_OBJECT
public:
    // `visit`: the one that goes on, or null. All are borrowed.
    DeviceWitness(Store &store, const Clock &clock, Alarms &alarms, Logger log, std::function<VisitId()> visit);

    void noteStatus(const QString &slot, const hal::StatusSnapshot &status);
    void note(const QString &slot, std::optional<ErrorCode> trouble);

    static constexpr Duration window = 1h;
    static constexpr qsizetype mostInWindow = 20;

private:
    struct Standing {
        std::optional<ErrorCode> now;
        std::optional<ErrorCode> told;
        QList<MonotonicTime> entries; // in the window
        bool waits = false;
    };
    void settle(const QString &slot);
    bool hasRoom(Standing &standing) const;

    Store &m_store;
    const Clock &m_clock;
    Alarms &m_alarms;
    Logger m_log;
    std::function<VisitId()> m_visit;
    QHash<QString, Standing> m_slots;
};

} // namespace kiosk
