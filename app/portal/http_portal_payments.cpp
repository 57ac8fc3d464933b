// SPDX-License-Identifier: Apache-2.0
#include "payment_codec.h"
#include "portal_exchange.h"

namespace kiosk {

using namespace wire;

namespace {

QString path(PaymentId id, const char *act = "")
{
    return QStringLiteral("/gk/v1/payments/") + id.text() + QLatin1String(act);
}

// An answer about another order than the one asked for is no answer.
Decoder<PortalPayment> orderOf(PaymentId id)
{
    return [id](const WireAnswer &answer) -> Result<PortalPayment> {
        PortalPayment answered = KIOSK_TRY(payment_codec::payment(answer.body));
        if (!(answered.payment.id == id))
            return fail(ErrorCode::InvalidInput, QStringLiteral("payment"));
        return answered;
    };
}

} // namespace

Pending<Quote> HttpPortalClient::quote(QString item, QString session, CallContext context)
{
    return exchange<Quote>(withJson("POST", QStringLiteral("/gk/v1/quotes"),
                                    {{QStringLiteral("session"), session}, {QStringLiteral("item"), item}}),
                           {201}, context, body(payment_codec::quote));
}

Pending<PortalPayment> HttpPortalClient::putPayment(PaymentId id, PaymentRequest request, CallContext context)
{
    return exchange<PortalPayment>(withJson("PUT", path(id), payment_codec::request(request)), {201, 200}, context,
                                   orderOf(id));
}

Pending<PortalPayment> HttpPortalClient::payment(PaymentId id, CallContext context)
{
    return exchange<PortalPayment>(get(path(id)), {200}, context, orderOf(id));
}

Pending<PortalPayment> HttpPortalClient::cancelPayment(PaymentId id, QString quote, CallContext context)
{
    return exchange<PortalPayment>(withJson("POST", path(id, "/cancel"), {{QStringLiteral("quote"), quote}}), {200},
                                   context, orderOf(id));
}

Pending<PortalPayment> HttpPortalClient::refundPayment(PaymentId id, CallContext context)
{
    return exchange<PortalPayment>(withJson("POST", path(id, "/refund"), QJsonObject()), {200}, context, orderOf(id));
}

Pending<std::vector<Payment>> HttpPortalClient::paymentsOf(QDate day, CallContext context)
{
    WireRequest request = get(QStringLiteral("/gk/v1/payments"));
    request.query = QStringLiteral("day=") + day.toString(Qt::ISODate);
    return exchange<std::vector<Payment>>(std::move(request), {200}, context, body(payment_codec::payments));
}

Pending<void> HttpPortalClient::putPaymentReport(PaymentReport report, CallContext context)
{
    return exchange<void>(
        withJson("PUT", QStringLiteral("/gk/v1/payment-reports/") + report.id.text(), encoded(report)), {201, 200},
        context, repeating("day", report.day.toString(Qt::ISODate)));
}

} // namespace kiosk
