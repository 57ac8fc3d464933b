// SPDX-License-Identifier: Apache-2.0
#include "answer_members.h"
#include "case_codec.h"
#include "portal_codec.h"
#include "portal_exchange.h"

namespace kiosk {

using namespace wire;

namespace {

QString pathOf(const QString &caseNo) { return QStringLiteral("/gk/v1/cases/") + segment(caseNo); }

Decoder<PortalCaseStanding> standingOf(const QString &caseNo, const QString &etag)
{
    return [caseNo, etag](const WireAnswer &answer) -> Result<PortalCaseStanding> {
        if (answer.status == 304)
            return PortalCaseStanding{etag, false};
        PortalCaseStanding standing = KIOSK_TRY(case_codec::standing(answer.body, caseNo));
        standing.etag = QString::fromLatin1(answer.etag);
        return standing;
    };
}

} // namespace

Pending<CaseList> HttpPortalClient::listCases(QString session, CallContext context)
{
    WireRequest request = get(QStringLiteral("/gk/v1/cases"));
    request.headers.emplaceBack(QByteArrayLiteral("Kiosk-Session"), session.toLatin1());
    return exchange<CaseList>(std::move(request), {200}, context, body(&case_codec::caseList));
}

Pending<CaseGlimpse> HttpPortalClient::lookUpCase(QString code, CallContext context)
{
    return exchange<CaseGlimpse>(
        withJson("POST", QStringLiteral("/gk/v1/case-lookups"), QJsonObject{{QStringLiteral("code"), code}}), {200},
        context, body(&case_codec::glimpse));
}

Pending<PortalCaseStanding> HttpPortalClient::caseStanding(QString caseNo, QString session, QString etag,
                                                           CallContext context)
{
    WireRequest request = get(pathOf(caseNo));
    request.headers.emplaceBack(QByteArrayLiteral("Kiosk-Session"), session.toLatin1());
    if (!etag.isEmpty())
        request.headers.emplaceBack(QByteArrayLiteral("If-None-Match"), etag.toLatin1());
    return exchange<PortalCaseStanding>(std::move(request), orUnchanged(etag), context, standingOf(caseNo, etag));
}

Pending<SubmissionReceipt> HttpPortalClient::putCorrection(CorrectionId id, QString caseNo, QByteArray envelope,
                                                           CallContext context)
{
    WireRequest request{QByteArrayLiteral("PUT"), pathOf(caseNo) + QStringLiteral("/corrections/") + id.text(),
                        std::move(envelope), QByteArrayLiteral("application/pkcs7-mime")};
    request.headers.emplaceBack(QByteArrayLiteral("If-None-Match"), QByteArrayLiteral("*"));
    return exchange<SubmissionReceipt>(std::move(request), {201, 200, 202}, context,
                                       [caseNo](const WireAnswer &answer) -> Result<SubmissionReceipt> {
                                           SubmissionReceipt receipt = KIOSK_TRY(portal_codec::receipt(answer.body));
                                           if (!receipt.awaitsMaterials() && receipt.caseNo != caseNo)
                                               return notAs("caseNo");
                                           return receipt;
                                       });
}

} // namespace kiosk
