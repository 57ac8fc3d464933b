// SPDX-License-Identifier: Apache-2.0
// Where `kiosk work` orders what the staff want done: a socket in the state folder, for the terminal's own user. Who
// may do what is not the socket's business: every order carries the cards and secrets of its people.
#pragma once

#include "staff_work.h"

#include <local_door/local_door.h>

namespace kiosk {

QString workSocket(const QString &stateFolder); // STATE/work.sock

// Thread-bound; store and desk as StaffWork's.
class WorkDoor : public QObject {
    Q_OBJECT
public:
    WorkDoor(Store &store, StaffDesk *desk, Alarms &alarms, Logger log);

    // Only with the store's lock held. Errors as LocalDoor's.
    Result<void> open(const QString &stateFolder);

    static constexpr Duration patience = 15s; // two secrets are checked and the disk is waited for

private:
    StaffWork m_work;
    LocalDoor m_door;
};

} // namespace kiosk
