// SPDX-License-Identifier: Apache-2.0
#include "correction.h"

#include "canonical_json.h"
#include "case_members.h"

namespace kiosk {

Result<SensitiveBytes> correctionJson(const CorrectionDraft &draft)
{
    const struct {
        const char *member;
        bool there;
    } needed[] = {
        {"correctionId", !draft.id.isNull()},
        {"caseNo", !draft.caseNo.isEmpty()},
        {"visit", !draft.visit.isNull()},
        {"createdAt", draft.createdAt.isValid()},
        {"terminal", !draft.terminal.isEmpty()},
        {"identity.method", !draft.identityMethod.isEmpty()},
        {"citizen.number", !draft.citizen.number.isEmpty()},
        {"answer", !draft.answer.id.isEmpty() && !draft.answer.value.isEmpty()},
    };
    for (const auto &[member, there] : needed) {
        if (!there)
            return fail(ErrorCode::InvalidInput, QStringLiteral("correction: %1").arg(QLatin1String(member)));
    }
    CanonicalJson json;
    json.beginObject();
    json.beginObject(u"answer");
    json.text(u"id", draft.answer.id);
    json.text(u"source", draft.answer.source);
    json.text(u"value", draft.answer.value.view());
    json.endObject();
    json.text(u"caseNo", draft.caseNo);
    writeCitizen(json, draft.citizen);
    json.text(u"correctionId", draft.id.text());
    json.text(u"createdAt", draft.createdAt.toString(Qt::ISODateWithMs));
    json.text(u"format", u"yizhan-correction/1");
    writeIdentity(json, draft.identityMethod, draft.identityVerified);
    if (!draft.sealedTo.isEmpty())
        json.text(u"sealedTo", draft.sealedTo);
    json.text(u"terminal", draft.terminal);
    json.text(u"visit", draft.visit.text());
    json.endObject();
    return json.take();
}

QByteArray encoded(const SealedCorrection &correction)
{
    return correction.caseNo.toLatin1() + '\n' + correction.envelope;
}

Result<SealedCorrection> decodedCorrection(CorrectionId id, const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    if (id.isNull() || end < 1 || end + 1 == bytes.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("correction"));
    return SealedCorrection{id, {}, QString::fromLatin1(bytes.first(end)), bytes.sliced(end + 1)};
}

} // namespace kiosk
