// SPDX-License-Identifier: Apache-2.0
// Hears from the kernel (rtnetlink(7)) that this machine's network came back: an interface got its carrier, an address
// or a route. Qt's QNetworkInformation would need NetworkManager or GIO beside the terminal, and says nothing about a
// network without a default route.
#pragma once

#include "network_news.h"

#include <async/alarms.h>
#include <core/logging.h>
#include <core/result.h>

#include <QObject>
#include <memory>

class QSocketNotifier;

namespace kiosk {

// Thread-bound (an event loop is needed).
class NetworkWatch : public QObject {
    Q_OBJECT
public:
    // Unsupported: the kernel or the sandbox gives no such socket; then only the back-off tries again.
    static Result<std::unique_ptr<NetworkWatch>> create(Alarms &alarms, Logger log);
    // `source` gives rtnetlink datagrams and is closed with this object.
    NetworkWatch(int source, Alarms &alarms, Logger log);
    ~NetworkWatch() override;

signals:
    // 300 ms after the first news: an address comes a moment before its route.
    void networkReturned();

private:
    void read();

    int m_source;
    Alarms &m_alarms;
    Logger m_log;
    NetworkNews m_news;
    QSocketNotifier *m_notifier;
    Alarms::Handle m_settling = 0;
};

} // namespace kiosk
