// SPDX-License-Identifier: Apache-2.0
#include "phone.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

Phone::Phone(Witness &witness, QObject *parent)
    : QObject(parent), m_witness(witness),
      m_http("/sms", [this](const QByteArray &body, qint64 lastByteMono) { return take(body, lastByteMono); })
{ }

Result<void> Phone::listen() { return m_http.listen(); }

QString Phone::address() const { return u"http://127.0.0.1:%1/sms"_s.arg(m_http.port()); }

HttpAnswer Phone::take(const QByteArray &body, qint64 lastByteMono)
{
    const QJsonObject sms = QJsonDocument::fromJson(body).object();
    const auto answer = [](int status, const char *json) { return HttpAnswer{status, "application/json", json}; };
    if (!sms[u"to"].isString() || sms[u"to"].toString().isEmpty() || !sms[u"text"].isString())
        return answer(400, R"({"accepted":false,"error":"wanted: {\"to\":TEXT,\"text\":TEXT}"})");
    if (m_refusals > 0) {
        --m_refusals;
        return answer(503, R"({"accepted":false,"error":"out of order"})");
    }
    m_messages << Message{sms[u"to"].toString(), sms[u"text"].toString(), lastByteMono};
    m_witness.note("phone", "sms-received", {{u"to"_s, sms[u"to"]}}, lastByteMono);
    emit changed();
    return answer(200, R"({"accepted":true})");
}

QJsonArray Phone::messagesTo(const QString &number) const
{
    QJsonArray list;
    for (const Message &message : m_messages)
        if (number.isEmpty() || message.to == number)
            list << QJsonObject{{u"to"_s, message.to}, {u"text"_s, message.text}, {u"mono"_s, message.mono}};
    return list;
}

} // namespace kiosk::workbench
