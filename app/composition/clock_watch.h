// SPDX-License-Identifier: Apache-2.0
// Tells the store whether the wall clock is believed, by the portal's clock; and staff and the audit when that changes.
#pragma once

#include <core/logging.h>
#include <portal/portal_client.h>

#include <QObject>
#include <optional>

namespace kiosk {

class Store;

// Thread-bound; store and portal are borrowed. Until the portal has answered, the store relies on no date.
class ClockWatch : public QObject {
    Q_OBJECT
public:
    ClockWatch(Store &store, PortalClient &portal, Duration tolerated, Logger log);

private:
    void compared(Duration skew);

    Store &m_store;
    Duration m_tolerated;
    Logger m_log;
    std::optional<bool> m_isRight; // as it was told last
};

} // namespace kiosk
