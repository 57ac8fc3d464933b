// SPDX-License-Identifier: Apache-2.0
#include "story_door.h"

#include <storage/store.h>

#include <QFile>
#include <QLocalSocket>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk {

StoryDoor::StoryDoor(Store &store, Alarms &alarms, Logger log) : m_store(store), m_alarms(alarms), m_log(std::move(log))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &StoryDoor::greet);
}

StoryDoor::~StoryDoor() { m_server.close(); }

Result<void> StoryDoor::open(const QString &stateFolder)
{
    const QString path = storySocket(stateFolder);
    QLocalServer::removeServer(path);
    if (!m_server.listen(path))
        return fail(ErrorCode::BadConfig, path + QStringLiteral(": ") + m_server.errorString());
    if (::chmod(QFile::encodeName(path).constData(), 0600) != 0) // Qt's is 0700
        return fail(ErrorCode::StorageFault, path);
    m_log.info("explain.listens");
    return {};
}

bool StoryDoor::isOwnUser(const QLocalSocket &socket) const
{
    ucred peer = {};
    socklen_t size = sizeof peer;
    const int fd = static_cast<int>(socket.socketDescriptor());
    return ::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

void StoryDoor::greet()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_open == mostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_open;
        socket->setReadBufferSize(longestStoryQuestion + 1);
        const Alarms::Handle alarm = m_alarms.in(patience, socket, [socket] { socket->abort(); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket, alarm] {
            m_alarms.cancel(alarm);
            --m_open;
            socket->deleteLater();
        });
        if (!isOwnUser(*socket)) {
            m_log.warning("explain.stranger");
            answer(*socket, fail(ErrorCode::NotClaimed, QStringLiteral("another user's terminal")));
            continue;
        }
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(*socket); });
        read(*socket); // it may have spoken before anybody listened
    }
}

void StoryDoor::read(QLocalSocket &socket)
{
    if (!socket.canReadLine()) {
        if (socket.bytesAvailable() > longestStoryQuestion) {
            QObject::disconnect(&socket, &QLocalSocket::readyRead, this, nullptr);
            answer(socket, fail(ErrorCode::InvalidInput, QStringLiteral("question")));
        }
        return;
    }
    QObject::disconnect(&socket, &QLocalSocket::readyRead, this, nullptr); // one question
    const auto question = decodedStoryQuestion(socket.readLine());
    if (!question)
        return answer(socket, fail(question.error()));
    m_log.info("explain.asked");
    whenReady(m_store.visitAccount(question->named), &socket,
              [this, &socket, form = question->form](const Result<VisitAccount> &account) {
                  answer(socket, account ? storyIn(form, *account) : Result<QByteArray>(fail(account.error())));
              });
}

void StoryDoor::answer(QLocalSocket &socket, const Result<QByteArray> &story)
{
    socket.write(encodedStoryAnswer(story));
    socket.disconnectFromServer(); // after what was written
}

} // namespace kiosk
