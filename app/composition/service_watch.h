// SPDX-License-Identifier: Apache-2.0
// Tells the service manager that the screen lives (sd_notify(3)): READY once, then WATCHDOG while the GUI thread turns
// and the storage thread answers, be it with an error. Without a service manager it does nothing.
#pragma once

#include <async/alarms.h>
#include <core/logging.h>

#include <QObject>
#include <optional>

namespace kiosk {

class Store;

class ServiceWatch : public QObject {
    Q_OBJECT
public:
    ServiceWatch(Store &store, Alarms &alarms, Logger log);
    void ready();

private:
    void feed();

    Store &m_store;
    Alarms &m_alarms;
    Logger m_log;
    Duration m_every{};
    std::optional<ErrorCode> m_fault; // the store's last answer
};

} // namespace kiosk
