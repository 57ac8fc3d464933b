// SPDX-License-Identifier: Apache-2.0
#include "payment_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <cmath>

namespace kiosk::payment_codec {
namespace {

auto malformed(const char *member) { return fail(ErrorCode::InvalidInput, QString::fromLatin1(member)); }

Result<QString> text(const QJsonObject &object, const char *member)
{
    const QString value = object[QLatin1String(member)].toString();
    if (value.isEmpty())
        return malformed(member);
    return value;
}

Result<Money> fen(const QJsonObject &object, const char *member)
{
    constexpr double most = 9'007'199'254'740'991.0; // beyond it a JSON number is no longer exact
    const QJsonValue value = object[QLatin1String(member)];
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number > most || number != std::floor(number))
        return malformed(member);
    return Money::fen(static_cast<std::int64_t>(number));
}

Result<QDateTime> time(const QJsonObject &object, const char *member)
{
    const QDateTime moment = QDateTime::fromString(object[QLatin1String(member)].toString(), Qt::ISODateWithMs);
    if (!moment.isValid())
        return malformed(member);
    return moment;
}

Result<QJsonArray> list(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object[QLatin1String(member)];
    if (!value.isArray())
        return malformed(member);
    return value.toArray();
}

Result<Payment> order(const QJsonObject &object)
{
    Payment payment;
    const auto id = PaymentId::parse(KIOSK_TRY(text(object, "payment")));
    const auto state = paymentState(KIOSK_TRY(text(object, "state")));
    // these two are ours: the portal has no such order
    if (!id || !state || *state == PaymentState::Created || *state == PaymentState::Unknown)
        return malformed("payment");
    payment.id = *id;
    payment.state = *state;
    payment.quote = KIOSK_TRY(text(object, "quote"));
    payment.amount = KIOSK_TRY(fen(object, "amountFen"));
    if (object.contains(u"bill")) {
        const QJsonObject bill = object[u"bill"].toObject();
        payment.bill.number = KIOSK_TRY(text(bill, "number"));
        payment.bill.checkCode = KIOSK_TRY(text(bill, "checkCode"));
    }
    return payment;
}

} // namespace

Result<Quote> quote(const QByteArray &json)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    Quote quote;
    quote.id = KIOSK_TRY(text(answer, "quote"));
    quote.amount = KIOSK_TRY(fen(answer, "amountFen"));
    for (const QJsonValue line : KIOSK_TRY(list(answer, "lines"))) {
        const QString title = KIOSK_TRY(text(line.toObject(), "title"));
        const Money amount = KIOSK_TRY(fen(line.toObject(), "amountFen"));
        quote.lines.push_back({title, amount});
    }
    quote.validUntil = KIOSK_TRY(time(answer, "validUntil"));
    KIOSK_TRY(checked(quote));
    return quote;
}

Result<PortalPayment> payment(const QByteArray &json)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    PortalPayment said;
    said.payment = KIOSK_TRY(order(answer));
    if (said.payment.state != PaymentState::Waiting)
        return said;
    said.qr = answer[u"qr"].toString();
    if (said.qr.size() > 512)
        return malformed("qr");
    said.expiresAt = KIOSK_TRY(time(answer, "expiresAt"));
    return said;
}

Result<std::vector<Payment>> payments(const QByteArray &json)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    std::vector<Payment> all;
    for (const QJsonValue one : KIOSK_TRY(list(answer, "payments")))
        all.push_back(KIOSK_TRY(order(one.toObject())));
    return all;
}

QJsonObject request(const PaymentRequest &request)
{
    QJsonObject body{{QStringLiteral("quote"), request.quote}, {QStringLiteral("method"), QStringLiteral("show-qr")}};
    if (!request.code.isEmpty()) {
        body[u"method"] = QStringLiteral("payment-code");
        body.insert(QStringLiteral("code"), request.code.reveal());
    }
    return body;
}

} // namespace kiosk::payment_codec
