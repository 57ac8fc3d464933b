// SPDX-License-Identifier: Apache-2.0
#include "billing_codec.h"
#include "payment_codec.h"
#include "portal_exchange.h"

namespace kiosk {

using namespace wire;

namespace {

// In the body, so that no address or log has it.
QJsonObject codeOf(const QString &code) { return {{QStringLiteral("code"), code}}; }

WireRequest ofSession(const QString &path, const QString &session)
{
    WireRequest request = get(path);
    request.headers.emplaceBack(QByteArrayLiteral("Kiosk-Session"), session.toLatin1());
    return request;
}

} // namespace

Pending<PaymentNotice> HttpPortalClient::lookUpNotice(QString code, CallContext context)
{
    return exchange<PaymentNotice>(withJson("POST", QStringLiteral("/gk/v1/payment-notice-lookups"), codeOf(code)),
                                   {200}, context, body(&billing_codec::notice));
}

Pending<Quote> HttpPortalClient::quoteNotice(QString code, CallContext context)
{
    return exchange<Quote>(withJson("POST", QStringLiteral("/gk/v1/payment-notice-quotes"), codeOf(code)), {201},
                           context, body(payment_codec::quote));
}

Pending<BillList> HttpPortalClient::listBills(QString session, CallContext context)
{
    return exchange<BillList>(ofSession(QStringLiteral("/gk/v1/bills"), session), {200}, context,
                              body(&billing_codec::billList));
}

Pending<SensitiveBytes> HttpPortalClient::billDocument(QString bill, QString session, CallContext context)
{
    WireRequest request = ofSession(QStringLiteral("/gk/v1/bills/%1/document").arg(segment(bill)), session);
    request.most = MostDocumentBytes;
    return exchange<SensitiveBytes>(std::move(request), {200}, context, pdf);
}

} // namespace kiosk
