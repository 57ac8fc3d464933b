// SPDX-License-Identifier: Apache-2.0
// Where `kiosk explain` asks the running terminal: a socket in the state folder, for the terminal's own user.
#pragma once

#include "question.h"

#include <async/alarms.h>
#include <core/logging.h>

#include <QLocalServer>
#include <QObject>
#include <memory>

namespace kiosk {

class Store;

// Thread-bound to its owner; the store does the work on its own thread. One question a connection, a line of at most
// 1 KiB; who asks nothing in time is hung up on. Whoever is not this process's user is told NotClaimed and no more.
class StoryDoor : public QObject {
    Q_OBJECT
public:
    // `store` outlives the door.
    StoryDoor(Store &store, Alarms &alarms, Logger log);
    ~StoryDoor() override;

    // Mode 0600. Only with the store's lock held: a socket that is there already is then a dead terminal's. BadConfig:
    // the folder's name is too long for a socket.
    Result<void> open(const QString &stateFolder);

    static constexpr Duration patience = 5s;
    static constexpr int mostConnections = 4;

private:
    void greet();
    void read(QLocalSocket &socket);
    void answer(QLocalSocket &socket, const Result<QByteArray> &story);
    bool isOwnUser(const QLocalSocket &socket) const;

    Store &m_store;
    Alarms &m_alarms;
    Logger m_log;
    QLocalServer m_server;
    int m_open = 0;
};

} // namespace kiosk
