// SPDX-License-Identifier: Apache-2.0
#include "delivery_codec.h"
#include "portal_exchange.h"

namespace kiosk {

using namespace wire;

namespace {

QString pathOf(DeliveryId id) { return QStringLiteral("/gk/v1/deliveries/") + id.text(); }

WireRequest inSession(const QString &path, const QString &session)
{
    WireRequest request = get(path);
    request.headers.emplaceBack(QByteArrayLiteral("Kiosk-Session"), session.toLatin1());
    return request;
}

} // namespace

Pending<std::vector<DeliveryHead>> HttpPortalClient::deliveries(QString session, CallContext context)
{
    return exchange<std::vector<DeliveryHead>>(inSession(QStringLiteral("/gk/v1/deliveries"), session), {200}, context,
                                               body(delivery_codec::deliveries));
}

Pending<DeliveryDocument> HttpPortalClient::delivery(DeliveryId id, QString session, CallContext context)
{
    return exchange<DeliveryDocument>(inSession(pathOf(id), session), {200}, context, [id](const WireAnswer &answer) {
        return delivery_codec::document(answer.body, id);
    });
}

Pending<DeliveryEnd> HttpPortalClient::putDeliveryReceipt(DeliveryReceiptId receipt, DeliveryId delivery,
                                                          QByteArray envelope, CallContext context)
{
    WireRequest request{QByteArrayLiteral("PUT"), pathOf(delivery) + QStringLiteral("/receipts/") + receipt.text(),
                        std::move(envelope), QByteArrayLiteral("application/pkcs7-mime")};
    request.headers.emplaceBack(QByteArrayLiteral("If-None-Match"), QByteArrayLiteral("*"));
    return exchange<DeliveryEnd>(std::move(request), {201, 200}, context, [delivery](const WireAnswer &answer) {
        return delivery_codec::receipt(answer.body, delivery);
    });
}

} // namespace kiosk
