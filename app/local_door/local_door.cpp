// SPDX-License-Identifier: Apache-2.0
#include "local_door.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLocalSocket>
#include <QPointer>
#include <algorithm>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk {
namespace {

bool isOwnUser(const QLocalSocket &socket)
{
    ucred peer = {};
    socklen_t size = sizeof peer;
    const int fd = static_cast<int>(socket.socketDescriptor());
    return ::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

void answer(QLocalSocket &socket, const QByteArray &line)
{
    socket.write(line);
    socket.disconnectFromServer(); // after what was written
}

int milliseconds(const QDeadlineTimer &until) { return static_cast<int>(std::max<qint64>(until.remainingTime(), 0)); }

} // namespace

LocalDoor::LocalDoor(LocalDoorSettings settings, Serve serve, Refuse refuse, Alarms &alarms, Logger log)
    : m_settings(settings), m_serve(std::move(serve)), m_refuse(std::move(refuse)), m_alarms(alarms),
      m_log(std::move(log))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &LocalDoor::greet);
}

LocalDoor::~LocalDoor() { m_server.close(); }

Result<void> LocalDoor::open(const QString &path)
{
    QLocalServer::removeServer(path);
    if (!m_server.listen(path))
        return fail(ErrorCode::BadConfig, path + QStringLiteral(": ") + m_server.errorString());
    if (::chmod(QFile::encodeName(path).constData(), 0600) != 0) // Qt's is 0700
        return fail(ErrorCode::StorageFault, path);
    m_log.info("door.listens", {{"door", m_settings.name}});
    return {};
}

void LocalDoor::greet()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_open == m_settings.mostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_open;
        socket->setReadBufferSize(m_settings.longestLine + 1);
        const Alarms::Handle alarm = m_alarms.in(m_settings.patience, socket, [socket] { socket->abort(); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket, alarm] {
            m_alarms.cancel(alarm);
            --m_open;
            socket->deleteLater();
        });
        if (!isOwnUser(*socket)) {
            m_log.warning("door.stranger", {{"door", m_settings.name}});
            answer(*socket, m_refuse({ErrorCode::NotClaimed, QStringLiteral("another user's terminal")}));
            continue;
        }
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(*socket); });
        read(*socket); // it may have spoken before anybody listened
    }
}

void LocalDoor::read(QLocalSocket &socket)
{
    const bool isWhole = socket.canReadLine();
    if (!isWhole && socket.bytesAvailable() <= m_settings.longestLine)
        return;
    disconnect(&socket, &QLocalSocket::readyRead, this, nullptr); // one question
    if (!isWhole)
        return answer(socket, m_refuse({ErrorCode::InvalidInput, QStringLiteral("question")}));
    m_log.info("door.asked", {{"door", m_settings.name}});
    m_serve(SensitiveBytes(socket.readLine()), [waiting = QPointer(&socket)](const QByteArray &line) {
        if (waiting)
            answer(*waiting, line);
    });
}

Result<QByteArray> askLocalDoor(const QString &path, QByteArrayView line, Duration limit)
{
    const QDeadlineTimer until(limit);
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected(milliseconds(until)))
        return fail(ErrorCode::LinkBroken, socket.errorString());
    socket.write(line.data(), line.size());
    QByteArray answered;
    while (!answered.endsWith('\n')) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(milliseconds(until)))
            return fail(ErrorCode::TimedOut, socket.errorString());
        answered += socket.readAll();
    }
    return answered;
}

} // namespace kiosk
