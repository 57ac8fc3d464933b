// SPDX-License-Identifier: Apache-2.0
#include "sms_gateway.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <httplib.h>

namespace refportal {

bool SmsGateway::send(const QString &to, const QString &text) const
{
    httplib::Client client(m_address.toString(QUrl::RemovePath | QUrl::RemoveQuery).toStdString());
    client.set_connection_timeout(2);
    client.set_read_timeout(2);
    client.set_tcp_nodelay(true);
    const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("to"), to}, {QStringLiteral("text"), text}})
                                .toJson(QJsonDocument::Compact);
    const auto result = client.Post(m_address.path().toStdString(), body.toStdString(), "application/json");
    return result && result->status / 100 == 2;
}

} // namespace refportal
