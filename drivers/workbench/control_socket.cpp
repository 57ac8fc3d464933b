// SPDX-License-Identifier: Apache-2.0
#include "control_socket.h"

#include <QJsonDocument>
#include <QLocalSocket>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 LongestLine = 65536;

QByteArray refusal(const QString &why)
{
    return QJsonDocument(QJsonObject{{u"ok"_s, false}, {u"error"_s, why}}).toJson(QJsonDocument::Compact) + '\n';
}
} // namespace

ControlSocket::ControlSocket(Workbench &bench, QObject *parent) : QObject(parent), m_bench(bench)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *client = m_server.nextPendingConnection())
            serve(client);
    });
}

Result<void> ControlSocket::listen(const QString &path)
{
    QLocalServer::removeServer(path);
    if (!m_server.listen(path))
        return fail(ErrorCode::Internal, path + u": "_s + m_server.errorString());
    return {};
}

void ControlSocket::serve(QLocalSocket *client)
{
    connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
    connect(client, &QLocalSocket::readyRead, this, [this, client] {
        while (client->canReadLine())
            client->write(answerTo(client->readLine()));
        if (client->bytesAvailable() > LongestLine) {
            client->write(refusal(u"a line has at most %1 bytes"_s.arg(LongestLine)));
            client->disconnectFromServer();
        }
        client->flush();
    });
}

QByteArray ControlSocket::answerTo(const QByteArray &line)
{
    QJsonParseError parse;
    const QJsonDocument request = QJsonDocument::fromJson(line, &parse);
    if (!request.isObject())
        return refusal(u"not a JSON object: %1"_s.arg(parse.errorString()));
    auto answer = m_bench.act(request.object());
    if (!answer)
        return refusal(answer.error().context);
    answer->insert(u"ok", true);
    return QJsonDocument(*answer).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace kiosk::workbench
