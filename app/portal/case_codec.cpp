// SPDX-License-Identifier: Apache-2.0
#include "case_codec.h"

#include "answer_members.h"

#include <QHash>

namespace kiosk {

using namespace wire;

namespace {

Result<CaseFault> faultIn(const QJsonObject &object)
{
    const QString kind = object[u"kind"].toString();
    if (kind != u"field" && kind != u"material")
        return notAs("kind");
    const QJsonObject reason = object[u"reason"].toObject();
    CaseFault fault;
    fault.of = kind == u"field" ? CaseFault::Of::Field : CaseFault::Of::Material;
    fault.id = KIOSK_TRY(name(object, "id"));
    fault.reason.zh = KIOSK_TRY(text(reason, "zh"));
    fault.reason.en = KIOSK_TRY(text(reason, "en"));
    return fault;
}

Result<CasePart> partIn(const QJsonObject &object)
{
    CasePart part;
    part.id = KIOSK_TRY(name(object, "id"));
    part.title.zh = KIOSK_TRY(text(object, "title"));
    part.title.en = part.title.zh;
    part.department = KIOSK_TRY(text(object, "department"));
    part.stage = caseStage(KIOSK_TRY(text(object, "state")));
    part.waitsFor = object[u"waitingOn"].toString();
    part.changedAt = KIOSK_TRY(moment(object, "changedAt"));
    if ((part.stage == CaseStage::Waiting) == part.waitsFor.isEmpty())
        return notAs("waitingOn");
    for (const QJsonValue fault : KIOSK_TRY(list(object, "faults")))
        part.faults << KIOSK_TRY(faultIn(fault.toObject()));
    return part;
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

Result<PortalCaseStanding> case_codec::standing(const QByteArray &json, const QString &caseNo)
{
    const QJsonObject object = objectIn(json);
    if (object[u"caseNo"].toString() != caseNo)
        return notAs("caseNo");
    PortalCaseStanding standing;
    standing.caseNo = caseNo;
    standing.item = KIOSK_TRY(name(object, "item"));
    standing.stage = caseStage(KIOSK_TRY(text(object, "state")));
    for (const QJsonValue part : KIOSK_TRY(list(object, "parts")))
        standing.parts << KIOSK_TRY(partIn(part.toObject()));
    return standing;
}

} // namespace kiosk
