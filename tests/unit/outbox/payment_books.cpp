// SPDX-License-Identifier: Apache-2.0
#include "payment_books.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace kiosk::test {
namespace {

ScriptedAnswer json(int status, const QJsonObject &body)
{
    ScriptedAnswer answer;
    answer.status = status;
    answer.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return answer;
}

QJsonObject wireOf(const QString &id, const PaymentBooks::Order &order)
{
    QJsonObject wire{{QStringLiteral("payment"), id},
                     {QStringLiteral("quote"), order.quote},
                     {QStringLiteral("amountFen"), order.fen},
                     {QStringLiteral("state"), order.state}};
    if (!order.bill.isEmpty())
        wire.insert(QStringLiteral("bill"),
                    QJsonObject{{QStringLiteral("number"), order.bill}, {QStringLiteral("checkCode"), id.first(6)}});
    if (order.state == u"waiting")
        wire.insert(QStringLiteral("expiresAt"), QStringLiteral("2026-03-12T10:29:00.000+08:00"));
    return wire;
}

bool isOpen(const PaymentBooks::Order &order) { return order.state == u"waiting" || order.state == u"paid"; }

ScriptedAnswer notFound() { return problem(404, "not-found", "\"retry\":\"none\""); }

} // namespace

void PaymentBooks::pay(const QString &id)
{
    Order &order = m_orders[id];
    if (order.state == u"waiting")
        order.state = QStringLiteral("paid");
    else if (order.state == u"closed")
        order.state = QStringLiteral("refunding");
    else
        return;
    order.bill = QStringLiteral("33010026") + QString::number(++m_bills).rightJustified(10, u'0');
}

ScriptedAnswer PaymentBooks::answer(const HeardRequest &request, const QList<QByteArray> &path)
{
    const QByteArray id = path.value(4);
    if (!id.isEmpty())
        return order(request, QString::fromLatin1(id), path.value(5));
    QJsonArray all;
    for (auto each = m_orders.cbegin(); each != m_orders.cend(); ++each) {
        if (each->day.isEmpty() || request.path.endsWith("day=" + each->day))
            all.append(wireOf(each.key(), *each));
    }
    return json(200, {{QStringLiteral("payments"), all}});
}

ScriptedAnswer PaymentBooks::order(const HeardRequest &request, const QString &id, const QByteArray &act)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const auto known = m_orders.find(id);
    if (known == m_orders.end() && request.method == "PUT")
        return make(id, body);
    if (known == m_orders.end() && act == "cancel") {
        // its id is spent, so that an order which is still on its way does not come to life
        m_orders.insert(id, {body[u"quote"].toString(), QStringLiteral("closed"), {}});
        return json(200, wireOf(id, m_orders[id]));
    }
    if (known == m_orders.end())
        return notFound();
    if ((request.method == "PUT" || act == "cancel") && known->quote != body[u"quote"].toString()) {
        m_contradicted = true;
        return problem(409, "payment-conflict", "\"retry\":\"staff\"");
    }
    if (request.method == "GET") {
        if (known->state == u"waiting" && known->quote.startsWith(u"pays-"))
            pay(id);
        if (known->state == u"refunding" && ++m_refundAsked[id] >= m_refundTakes)
            known->state = QStringLiteral("refunded");
    } else if (act == "cancel" && known->state == u"waiting") {
        known->state = QStringLiteral("closed");
        ScriptedAnswer closed = json(200, wireOf(id, *known));
        if (known->quote.startsWith(u"late-"))
            pay(id);
        return closed;
    } else if (act == "refund" && known->state == u"paid") {
        known->state = QStringLiteral("refunding");
    } else if (act == "refund" && isOpen(*known)) {
        return problem(409, "payment-state", "\"retry\":\"staff\"");
    }
    return json(200, wireOf(id, *known));
}

ScriptedAnswer PaymentBooks::make(const QString &id, const QJsonObject &body)
{
    const QString quote = body[u"quote"].toString();
    for (const Order &other : std::as_const(m_orders)) {
        if (other.quote == quote && isOpen(other)) {
            m_askedForSecond = true;
            return problem(409, "quote-has-open-order", "\"retry\":\"ask-user\"");
        }
    }
    m_orders.insert(id, {quote, QStringLiteral("waiting"), {}});
    if (body[u"method"].toString() == u"payment-code")
        pay(id);
    return json(201, wireOf(id, m_orders[id]));
}

ScriptedAnswer PaymentBooks::report(const HeardRequest &request, const QByteArray &id)
{
    if (m_reports.contains(id) && m_reports[id] != request.body) {
        m_contradicted = true;
        return problem(409, "payment-conflict", "\"retry\":\"staff\"");
    }
    m_reports.insert(id, request.body);
    return json(201, QJsonDocument::fromJson(request.body).object());
}

} // namespace kiosk::test
