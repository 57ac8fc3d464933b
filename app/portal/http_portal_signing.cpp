// SPDX-License-Identifier: Apache-2.0
#include "portal_exchange.h"
#include "signing_codec.h"

namespace kiosk {

using namespace wire;

Pending<SigningRequest> HttpPortalClient::signingRequest(QString code, QString session, CallContext context)
{
    return exchange<SigningRequest>(
        withJson("POST", QStringLiteral("/gk/v1/signing-requests"),
                 QJsonObject{{QStringLiteral("code"), code}, {QStringLiteral("session"), session}}),
        {200}, context, body(&signing_codec::request));
}

Pending<SigningReceipt> HttpPortalClient::putCoSignature(CoSignatureId id, QString session, QByteArray envelope,
                                                         CallContext context)
{
    WireRequest request{QByteArrayLiteral("PUT"), QStringLiteral("/gk/v1/co-signatures/") + id.text(),
                        std::move(envelope), QByteArrayLiteral("application/pkcs7-mime")};
    request.headers.emplaceBack(QByteArrayLiteral("If-None-Match"), QByteArrayLiteral("*"));
    request.headers.emplaceBack(QByteArrayLiteral("Kiosk-Session"), session.toLatin1());
    return exchange<SigningReceipt>(std::move(request), {201, 200}, context, body(&signing_codec::receipt));
}

} // namespace kiosk
