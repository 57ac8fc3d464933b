// SPDX-License-Identifier: Apache-2.0
// Opens the store, and goes on trying: a disk comes back, space is freed, whoever looked into the file is done.
#pragma once

#include <async/alarms.h>
#include <core/logging.h>
#include <storage/outbox_row.h>

#include <QObject>

namespace kiosk {

class Store;

// Thread-bound; what it is given is borrowed.
class StoreOpening : public QObject {
    Q_OBJECT
public:
    StoreOpening(Store &store, Alarms &alarms, Logger log);
    void begin();

    static constexpr Duration firstPause = 2s;
    static constexpr Duration longestPause = 60s;

signals:
    // Once: what the disk itself said first, or the store is open. The terminal runs on either way, and says on every
    // item that needs the store that it is not there.
    void answered();
    void opened(const kiosk::OpenedStore &store); // once, maybe much later

private:
    void heard(const Result<OpenedStore> &opened);
    void tryAgainIn(Duration pause);

    Store &m_store;
    Alarms &m_alarms;
    Logger m_log;
    Duration m_pause = firstPause;
    bool m_answered = false;
};

} // namespace kiosk
