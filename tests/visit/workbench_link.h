// SPDX-License-Identifier: Apache-2.0
// The scripted citizen's hands: asks the workbench to place a card or to show the phone, over its control socket.
#pragma once

#include <QJsonObject>
#include <QLocalSocket>
#include <QObject>
#include <QQueue>
#include <functional>

namespace kiosk::visit {

// One JSON object a line each way, answers in the order of the questions.
class WorkbenchLink : public QObject {
    Q_OBJECT
public:
    explicit WorkbenchLink(const QString &socket);
    bool isConnected() const { return m_socket.state() == QLocalSocket::ConnectedState; }
    void ask(const QJsonObject &request, std::function<void(const QJsonObject &)> answered = {});

private:
    void read();
    QLocalSocket m_socket;
    QQueue<std::function<void(const QJsonObject &)>> m_waiting;
};

} // namespace kiosk::visit
