// SPDX-License-Identifier: Apache-2.0
// Where `kiosk explain` asks the running terminal: a socket in the state folder, for the terminal's own user.
#pragma once

#include <local_door/local_door.h>

#include <QObject>

namespace kiosk {

class Store;

// Thread-bound to its owner; the store does the work on its own thread. Whoever is not this process's user is told
// NotClaimed and no more.
class StoryDoor : public QObject {
    Q_OBJECT
public:
    // `store` outlives the door.
    StoryDoor(Store &store, Alarms &alarms, Logger log);

    // Only with the store's lock held. Errors as LocalDoor's.
    Result<void> open(const QString &stateFolder);

    static constexpr Duration patience = 5s;
    static constexpr int mostConnections = 4;

private:
    void answer(const SensitiveBytes &line, const LocalDoor::Reply &reply);

    Store &m_store;
    LocalDoor m_door;
};

} // namespace kiosk
