// SPDX-License-Identifier: Apache-2.0
#include "draft_codec.h"
#include "portal_exchange.h"

namespace kiosk {

using namespace wire;

namespace {

QString pathOf(DraftId draft) { return QStringLiteral("/gk/v1/drafts/") + draft.text(); }

} // namespace

Pending<DraftKept> HttpPortalClient::putDraft(DraftId id, QString session, QByteArray envelope, CallContext context)
{
    WireRequest request{QByteArrayLiteral("PUT"), pathOf(id), std::move(envelope),
                        QByteArrayLiteral("application/pkcs7-mime")};
    request.headers.emplaceBack(QByteArrayLiteral("If-None-Match"), QByteArrayLiteral("*"));
    request.headers.emplaceBack(QByteArrayLiteral("Kiosk-Session"), session.toLatin1());
    return exchange<DraftKept>(std::move(request), {201, 200}, context,
                               [id](const WireAnswer &answer) { return draft_codec::kept(answer.body, id); });
}

Pending<FoundDraft> HttpPortalClient::lookUpDraft(ReceiptCode code, QString session, CallContext context)
{
    const QJsonObject asked{{QStringLiteral("code"), code.text()}, {QStringLiteral("session"), session}};
    return exchange<FoundDraft>(withJson("POST", QStringLiteral("/gk/v1/draft-lookups"), asked), {200}, context,
                                body(&draft_codec::found));
}

Pending<void> HttpPortalClient::takeDraft(DraftId id, QString session, CallContext context)
{
    return exchange<void>(
        withJson("POST", pathOf(id) + QStringLiteral("/take"), QJsonObject{{QStringLiteral("session"), session}}),
        {204}, context, &nothing);
}

} // namespace kiosk
