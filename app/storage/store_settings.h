// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <audit/audit_head.h>
#include <core/clock.h>

#include <QString>

namespace kiosk {

struct StoreSettings {
    QString folder;                        // made with mode 0700; holds store.db, store.lock, reserve and materials/
    qint64 minimumFreeBytes = 500'000'000; // below this no new case is accepted; what was accepted still is stored
    AuditSigning auditSigning = {};        // called on the storage thread
    QString mirrorFolder = {};             // on a second medium: copies of what is not acknowledged; empty: none
    bool mirrorIsApart = false;            // a mirror on the device of `folder` counts as failing: it saves nothing
    Duration mirrorRetry = 60s;            // a medium that fails is tried again
    qint64 reserveBytes = 0;               // kept free for a disk that is full (disk_reserve.h); 0: none
    int auditDays = 190;                   // how long an entry stays, and until the portal has its day's head
};

} // namespace kiosk
