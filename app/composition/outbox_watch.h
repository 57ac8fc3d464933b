// SPDX-License-Identifier: Apache-2.0
// Tells people what waits for them or for too long in the outbox: staff by the log (`staff.needed`), the audit, and the
// operator by the next heartbeat. It changes nothing of what waits.
#pragma once

#include <async/alarms.h>
#include <outbox/outbox_engine.h>

#include <QObject>

namespace kiosk {

// Thread-bound; outbox, store and alarms are borrowed.
class OutboxWatch : public QObject {
    Q_OBJECT
public:
    OutboxWatch(OutboxEngine &outbox, Store &store, Alarms &alarms, Logger log);

    // The store is open and the outbox has its rows. What a stop left for people is told once more.
    void start();

signals:
    void ageChanged(kiosk::OutboxAge age);

private:
    void look();
    void ask(const char *device, const char *why, qint64 count);
    void witness(qint64 waiting);

    OutboxEngine &m_outbox;
    Store &m_store;
    Alarms &m_alarms;
    Logger m_log;
    OutboxAge m_age = OutboxAge::Fresh; // as it was told last
};

} // namespace kiosk
