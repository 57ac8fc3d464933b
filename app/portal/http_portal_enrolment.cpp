// SPDX-License-Identifier: Apache-2.0
#include "answer_members.h"
#include "portal_exchange.h"

#include <vault/issued_certificate.h>

namespace kiosk {

using namespace wire;

namespace {

WireRequest asking(const char *path, const QByteArray &request)
{
    return {QByteArrayLiteral("POST"), QLatin1String(path), request.toBase64(),
            QByteArrayLiteral("application/pkcs10")};
}

Result<QByteArray> certificateOf(const WireAnswer &answer)
{
    if (!answer.contentType.startsWith("application/pkcs7-mime"))
        return notAs("content type");
    return certificateIn(QByteArray::fromBase64(answer.body));
}

} // namespace

Pending<QByteArray> HttpPortalClient::enrol(SensitiveText code, QByteArray request, CallContext context)
{
    WireRequest wire = asking("/gk/v1/est/simpleenroll", request);
    const SensitiveBytes named((m_settings.terminal + u':' + code.reveal()).toUtf8());
    wire.headers.emplaceBack(QByteArrayLiteral("Authorization"), "Basic " + named.reveal().toBase64());
    return exchange<QByteArray>(std::move(wire), {200}, context, certificateOf);
}

Pending<QByteArray> HttpPortalClient::reenrol(QByteArray request, CallContext context)
{
    return exchange<QByteArray>(asking("/gk/v1/est/simplereenroll", request), {200}, context, certificateOf);
}

} // namespace kiosk
