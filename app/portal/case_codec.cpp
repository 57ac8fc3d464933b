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

// Whoever must correct something is told until when: without that the answer is none.
Result<std::optional<CorrectionWanted>> correctionIn(const QJsonObject &object, CaseStage stage)
{
    if (stage != CaseStage::NeedsFix)
        return std::optional<CorrectionWanted>();
    const QJsonObject wanted = object[u"correction"].toObject();
    CorrectionWanted correction;
    correction.by = QDate::fromString(wanted[u"by"].toString(), Qt::ISODate);
    correction.at = KIOSK_TRY(text(wanted, "at"));
    if (!correction.by.isValid())
        return notAs("by");
    return std::optional(correction);
}

Result<std::optional<SignaturesWanted>> signaturesIn(const QJsonObject &object, CaseStage stage)
{
    if (stage != CaseStage::WaitingForSignatures)
        return std::optional<SignaturesWanted>();
    const QJsonObject wanted = object[u"signatures"].toObject();
    SignaturesWanted signatures;
    signatures.by = QDate::fromString(wanted[u"by"].toString(), Qt::ISODate);
    for (const QJsonValue each : KIOSK_TRY(list(wanted, "given")))
        signatures.given << each.toString();
    for (const QJsonValue each : KIOSK_TRY(list(wanted, "open")))
        signatures.open << each.toString();
    if (!signatures.by.isValid())
        return notAs("by");
    return std::optional(signatures);
}

Result<CaseGlimpse> glimpseIn(const QJsonObject &object)
{
    CaseGlimpse glimpse;
    glimpse.title = KIOSK_TRY(name(object, "title"));
    glimpse.stage = caseStage(KIOSK_TRY(text(object, "state")));
    glimpse.receivedAt = KIOSK_TRY(moment(object, "receivedAt"));
    glimpse.correction = KIOSK_TRY(correctionIn(object, glimpse.stage));
    glimpse.signatures = KIOSK_TRY(signaturesIn(object, glimpse.stage));
    return glimpse;
}

Result<CaseLine> lineIn(const QJsonObject &object)
{
    CaseLine line;
    static_cast<CaseGlimpse &>(line) = KIOSK_TRY(glimpseIn(object));
    line.caseNo = KIOSK_TRY(name(object, "caseNo"));
    line.item = KIOSK_TRY(name(object, "item"));
    line.department = KIOSK_TRY(text(object, "department"));
    return line;
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
    part.correction = KIOSK_TRY(correctionIn(object, part.stage));
    return part;
}

} // namespace

CaseStage caseStage(QStringView name)
{
    static const QHash<QString, CaseStage> stages{
        {QStringLiteral("accepted"), CaseStage::Accepted},
        {QStringLiteral("conditional"), CaseStage::Conditional},
        {QStringLiteral("waiting"), CaseStage::Waiting},
        {QStringLiteral("needs-fix"), CaseStage::NeedsFix},
        {QStringLiteral("done"), CaseStage::Done},
        {QStringLiteral("refused"), CaseStage::Refused},
        {QStringLiteral("withdrawn"), CaseStage::Withdrawn},
        {QStringLiteral("waiting-for-signatures"), CaseStage::WaitingForSignatures},
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
    standing.title = KIOSK_TRY(name(object, "title"));
    standing.itemVersion = object[u"itemVersion"].toString();
    if (object[u"rated"].isBool())
        standing.rated = object[u"rated"].toBool();
    standing.receivedAt = KIOSK_TRY(moment(object, "receivedAt"));
    standing.stage = caseStage(KIOSK_TRY(text(object, "state")));
    standing.signatures = KIOSK_TRY(signaturesIn(object, standing.stage));
    for (const QJsonValue part : KIOSK_TRY(list(object, "parts")))
        standing.parts << KIOSK_TRY(partIn(part.toObject()));
    return standing;
}

Result<CaseList> case_codec::caseList(const QByteArray &json)
{
    const QJsonObject object = objectIn(json);
    CaseList cases;
    for (const QJsonValue line : KIOSK_TRY(list(object, "cases")))
        cases.cases.push_back(KIOSK_TRY(lineIn(line.toObject())));
    if (!object[u"more"].isBool())
        return notAs("more");
    cases.hasMore = object[u"more"].toBool();
    return cases;
}

Result<CaseGlimpse> case_codec::glimpse(const QByteArray &json) { return glimpseIn(objectIn(json)); }

} // namespace kiosk
