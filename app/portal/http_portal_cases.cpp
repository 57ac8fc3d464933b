// SPDX-License-Identifier: Apache-2.0
#include "answer_members.h"
#include "portal_codec.h"
#include "portal_exchange.h"

#include <QHash>

namespace kiosk {

using namespace wire;

namespace {

QString pathOf(const QString &caseNo) { return QStringLiteral("/gk/v1/cases/") + segment(caseNo); }

Result<CaseFault> faultIn(const QJsonObject &object)
{
    const QString kind = object[u"kind"].toString();
    if (kind != u"field" && kind != u"material")
        return notAs("kind");
    const QJsonObject reason = object[u"reason"].toObject();
    return CaseFault{kind == u"field" ? CaseFault::Of::Field : CaseFault::Of::Material,
                     KIOSK_TRY(name(object, "id")),
                     {KIOSK_TRY(text(reason, "zh")), KIOSK_TRY(text(reason, "en"))}};
}

Result<CasePart> partIn(const QJsonObject &object)
{
    const QString title = KIOSK_TRY(text(object, "title"));
    CasePart part{KIOSK_TRY(name(object, "id")),
                  {title, title},
                  KIOSK_TRY(text(object, "department")),
                  caseStage(KIOSK_TRY(text(object, "state"))),
                  object[u"waitingOn"].toString(),
                  KIOSK_TRY(moment(object, "changedAt")),
                  {}};
    if ((part.stage == CaseStage::Waiting) == part.waitsFor.isEmpty())
        return notAs("waitingOn");
    for (const QJsonValue fault : KIOSK_TRY(list(object, "faults")))
        part.faults << KIOSK_TRY(faultIn(fault.toObject()));
    return part;
}

Decoder<PortalCaseStanding> standingOf(const QString &caseNo, const QString &etag)
{
    return [caseNo, etag](const WireAnswer &answer) -> Result<PortalCaseStanding> {
        if (answer.status == 304)
            return PortalCaseStanding{etag, false};
        const QJsonObject object = objectIn(answer.body);
        if (object[u"caseNo"].toString() != caseNo)
            return notAs("caseNo");
        PortalCaseStanding standing{QString::fromLatin1(answer.etag),
                                    true,
                                    caseNo,
                                    KIOSK_TRY(name(object, "item")),
                                    caseStage(KIOSK_TRY(text(object, "state"))),
                                    {}};
        for (const QJsonValue part : KIOSK_TRY(list(object, "parts")))
            standing.parts << KIOSK_TRY(partIn(part.toObject()));
        return standing;
    };
}

} // namespace

CaseStage caseStage(QStringView name)
{
    static const QHash<QString, CaseStage> stages{
        {QStringLiteral("accepted"), CaseStage::Accepted},   {QStringLiteral("conditional"), CaseStage::Conditional},
        {QStringLiteral("waiting"), CaseStage::Waiting},     {QStringLiteral("needs-fix"), CaseStage::NeedsFix},
        {QStringLiteral("done"), CaseStage::Done},           {QStringLiteral("refused"), CaseStage::Refused},
        {QStringLiteral("withdrawn"), CaseStage::Withdrawn},
    };
    return stages.value(name.toString(), CaseStage::Unknown);
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
