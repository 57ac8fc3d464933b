// SPDX-License-Identifier: Apache-2.0
// Orders of payment as a portal keeps them, and the citizens who pay: how one behaves stands in front of the quote,
// "pays-..", "late-..", "never-..". The reference portal (tests/portal) is the contract; this one is asked in bulk.
#pragma once

#include <portal_client/scripted_portal.h>

#include <QHash>
#include <QJsonObject>
#include <QMap>

namespace kiosk::test {

class PaymentBooks {
public:
    struct Order {
        QString quote, state, bill;
        qint64 fen = amountFen;
        QByteArray day = {}; // "2026-03-12"; empty: in every day's list
    };
    static constexpr qint64 amountFen = 9000;

    // "", gk, v1, payments, ID, ACT
    ScriptedAnswer answer(const HeardRequest &request, const QList<QByteArray> &path);
    ScriptedAnswer report(const HeardRequest &request, const QByteArray &id);

    void pay(const QString &id); // a closed one goes back
    void put(const QString &id, const Order &order) { m_orders.insert(id, order); }
    void setRefundTakes(int questions) { m_refundTakes = questions; }
    const QMap<QString, Order> &orders() const { return m_orders; }
    const QMap<QByteArray, QByteArray> &reports() const { return m_reports; }
    // an order was asked for while its quote had another that was waiting or paid
    bool wasAskedForASecond() const { return m_askedForSecond; }
    bool contradicted() const { return m_contradicted; }

private:
    ScriptedAnswer order(const HeardRequest &request, const QString &id, const QByteArray &act);
    ScriptedAnswer make(const QString &id, const QJsonObject &body);

    QMap<QString, Order> m_orders;
    QHash<QString, int> m_refundAsked;
    QMap<QByteArray, QByteArray> m_reports;
    int m_refundTakes = 1;
    int m_bills = 0;
    bool m_askedForSecond = false;
    bool m_contradicted = false;
};

} // namespace kiosk::test
