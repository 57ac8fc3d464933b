// SPDX-License-Identifier: Apache-2.0
// The SMS gateway on loopback, and the phones that it delivers to: the only place where a test reads a code.
#pragma once

#include "http_listener.h"
#include "witness.h"

#include <QJsonArray>
#include <QList>

namespace kiosk::workbench {

// POST /sms {"to":..,"text":..} -> 200 {"accepted":true}; 400 for another shape; 503 while it is out of order.
// Log act: sms-received, without the text.
class Phone : public QObject {
    Q_OBJECT
public:
    struct Message {
        QString to;
        QString text;
        qint64 mono;
    };

    explicit Phone(Witness &witness, QObject *parent = nullptr);

    Result<void> listen();
    QString address() const; // "http://127.0.0.1:P/sms"
    static QStringList faultNames() { return {QStringLiteral("out-of-order")}; }
    void refuse(int times) { m_refusals = times; }                // the next so many
    const QList<Message> &messages() const { return m_messages; } // oldest first
    QJsonArray messagesTo(const QString &number) const;           // all for an empty number

signals:
    void changed();

private:
    HttpAnswer take(const QByteArray &body, qint64 lastByteMono);

    Witness &m_witness;
    HttpListener m_http;
    QList<Message> m_messages;
    int m_refusals = 0;
};

} // namespace kiosk::workbench
