// SPDX-License-Identifier: Apache-2.0
#include "agent_codec.h"
#include "portal_exchange.h"

namespace kiosk {

using namespace wire;

namespace {

QString pathOf(const QString &session) { return QStringLiteral("/gk/v1/sessions/%1/principal").arg(segment(session)); }

} // namespace

Pending<QList<MaskedPhone>> HttpPortalClient::namePrincipal(QString session, PrincipalRequest principal,
                                                            CallContext context)
{
    return exchange<QList<MaskedPhone>>(withJson("POST", pathOf(session), agent_codec::principalRequest(principal)),
                                        {200}, context, body(&agent_codec::phones));
}

Pending<AuthorityId> HttpPortalClient::verifyPrincipal(QString session, QString codeId, SensitiveText code,
                                                       CallContext context)
{
    const QJsonObject typed{{QStringLiteral("smsCode"), codeId}, {QStringLiteral("code"), code.reveal()}};
    return exchange<AuthorityId>(withJson("POST", pathOf(session) + QStringLiteral("/verify"), typed), {200}, context,
                                 body(&agent_codec::authority));
}

} // namespace kiosk
