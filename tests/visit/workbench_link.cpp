// SPDX-License-Identifier: Apache-2.0
#include "workbench_link.h"

#include <QJsonDocument>

namespace kiosk::visit {

WorkbenchLink::WorkbenchLink(const QString &socket)
{
    connect(&m_socket, &QLocalSocket::readyRead, this, &WorkbenchLink::read);
    m_socket.connectToServer(socket);
    m_socket.waitForConnected(2000);
}

void WorkbenchLink::ask(const QJsonObject &request, std::function<void(const QJsonObject &)> answered)
{
    m_waiting.enqueue(answered);
    m_socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
}

void WorkbenchLink::read()
{
    while (m_socket.canReadLine()) {
        const QJsonObject answer = QJsonDocument::fromJson(m_socket.readLine()).object();
        const auto answered = m_waiting.isEmpty() ? nullptr : m_waiting.dequeue();
        if (!answer.value(QLatin1String("ok")).toBool())
            qWarning("workbench: %s", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
        if (answered)
            answered(answer);
    }
}

} // namespace kiosk::visit
