// SPDX-License-Identifier: Apache-2.0
// Where another program of the terminal's own user asks the running terminal: a local socket in the state folder, one
// line to ask, one line to answer.
#pragma once

#include <async/alarms.h>
#include <core/logging.h>
#include <core/result.h>
#include <core/sensitive.h>

#include <QLocalServer>
#include <QObject>
#include <functional>

class QLocalSocket;

namespace kiosk {

struct LocalDoorSettings {
    const char *name; // in the log: "explain"
    qint64 longestLine = 1024;
    Duration patience = 5s; // from greeting to answer; then who asks is hung up on
    int mostConnections = 4;
};

// Thread-bound.
class LocalDoor : public QObject {
    Q_OBJECT
public:
    // To be called once, in the door's thread, with a line that ends in '\n'. Nothing happens when who asked has gone.
    using Reply = std::function<void(QByteArray line)>;
    using Serve = std::function<void(SensitiveBytes line, Reply reply)>;
    using Refuse = std::function<QByteArray(const Error &)>; // the line for who is not served at all

    // `refuse` is told NotClaimed of another user's process and InvalidInput of a line that is too long.
    LocalDoor(LocalDoorSettings settings, Serve serve, Refuse refuse, Alarms &alarms, Logger log);
    ~LocalDoor() override;

    // Mode 0600. A socket that is there already is taken for a dead process's: the caller holds the folder's lock.
    // BadConfig: the path is too long for a socket.
    Result<void> open(const QString &path);

private:
    void greet();
    void read(QLocalSocket &socket);

    LocalDoorSettings m_settings;
    Serve m_serve;
    Refuse m_refuse;
    Alarms &m_alarms;
    Logger m_log;
    QLocalServer m_server;
    int m_open = 0;
};

// The other side: asks and waits, the whole of it no longer than `limit`. LinkBroken: nobody listens there; TimedOut.
Result<QByteArray> askLocalDoor(const QString &path, QByteArrayView line, Duration limit);

} // namespace kiosk
