// SPDX-License-Identifier: Apache-2.0
#include "licence_codec.h"
#include "portal_exchange.h"

namespace kiosk {

using namespace wire;

namespace {

bool isWhole(const LicenceUse &use) { return !use.purpose.isEmpty() && !use.consent.isNull(); }

QJsonObject wireOf(const LicenceUse &use)
{
    return {{QStringLiteral("session"), use.session},
            {QStringLiteral("purpose"), use.purpose},
            {QStringLiteral("consent"), use.consent.text()}};
}

template <typename T> Pending<T> withoutConsent()
{
    return readyFuture<T>(
        Result<T>(fail(ErrorCode::SequenceError, QStringLiteral("licence: no purpose or no consent"))));
}

} // namespace

Pending<LicenceSession> HttpPortalClient::openLicenceSession(QString item, SensitiveText code, CallContext context)
{
    const QJsonObject shown{{QStringLiteral("item"), item}, {QStringLiteral("code"), code.reveal()}};
    return exchange<LicenceSession>(withJson("POST", QStringLiteral("/gk/v1/sessions/by-licence"), shown), {201},
                                    context, body(licence_codec::session));
}

Pending<std::vector<OwnLicence>> HttpPortalClient::ownLicences(QString session, CallContext context)
{
    WireRequest request = get(QStringLiteral("/gk/v1/licences"));
    request.headers.emplaceBack(QByteArrayLiteral("Kiosk-Session"), session.toLatin1());
    return exchange<std::vector<OwnLicence>>(std::move(request), {200}, context, body(licence_codec::ownLicences));
}

Pending<Verification> HttpPortalClient::verification(QString code, CallContext context)
{
    return exchange<Verification>(
        get(QStringLiteral("/gk/v1/verifications/") + segment(code)), {200}, context,
        [code](const WireAnswer &answer) { return licence_codec::verification(answer.body, code); });
}

Pending<LicenceToken> HttpPortalClient::verifyLicence(SensitiveText code, LicenceUse use, CallContext context)
{
    if (!isWhole(use))
        return withoutConsent<LicenceToken>();
    QJsonObject shown = wireOf(use);
    shown.insert(QStringLiteral("code"), code.reveal());
    return exchange<LicenceToken>(withJson("POST", QStringLiteral("/gk/v1/licences/qr-verify"), shown), {201, 200},
                                  context, body(licence_codec::token));
}

Pending<Licence> HttpPortalClient::copyLicence(LicenceToken token, LicenceUse use, CallContext context)
{
    if (!isWhole(use))
        return withoutConsent<Licence>();
    QJsonObject shown = wireOf(use);
    shown.insert(QStringLiteral("token"), token.token);
    return exchange<Licence>(
        withJson("POST", QStringLiteral("/gk/v1/licences/%1/copy").arg(segment(token.type)), shown), {200}, context,
        [type = token.type](const WireAnswer &answer) { return licence_codec::licence(answer.body, type); });
}

} // namespace kiosk
