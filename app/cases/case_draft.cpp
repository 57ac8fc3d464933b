// SPDX-License-Identifier: Apache-2.0
#include "case_draft.h"

#include "canonical_json.h"
#include "case_members.h"

#include <algorithm>

namespace kiosk {
namespace {

// Of these answers, and its strokes go along.
bool isOf(const CaseSignature &signature, const CaseDraft &draft)
{
    const bool goesAlong
        = std::any_of(draft.materials.begin(), draft.materials.end(),
                      [&signature](const SealedMaterial &material) { return material.id == signature.material; });
    return goesAlong && !signature.role.isEmpty()
        && signature.documentDigest
        == documentDigest({draft.submission, draft.visit, draft.item, draft.itemVersion, draft.answers});
}

// Nobody acts for himself, or for a citizen whom the portal has not seen.
bool isWhole(const CaseAgent &agent, const CaseDraft &draft)
{
    return !agent.name.isEmpty() && !agent.number.isEmpty() && !agent.relation.isEmpty() && !agent.authority.isNull()
        && draft.identityVerified && !draft.conditional && !(agent.number == draft.citizen.number);
}

Result<void> examined(const CaseDraft &draft)
{
    const struct {
        const char *member;
        bool there;
    } needed[] = {
        {"submissionId", !draft.submission.isNull()},
        {"visit", !draft.visit.isNull()},
        {"item", !draft.item.isEmpty()},
        {"itemVersion", !draft.itemVersion.isEmpty()},
        {"receiptCode", !draft.receiptCode.isNull()},
        {"createdAt", draft.createdAt.isValid()},
        {"terminal", !draft.terminal.isEmpty()},
        {"identity.method", !draft.identityMethod.isEmpty()},
        {"citizen.number", draft.identityMethod == kNobody || !draft.citizen.number.isEmpty()},
        {"agent", !draft.agent || isWhole(*draft.agent, draft)},
    };
    for (const auto &[member, there] : needed) {
        if (!there)
            return fail(ErrorCode::InvalidInput, QStringLiteral("case: %1").arg(QLatin1String(member)));
    }
    for (const SealedMaterial &material : draft.materials) {
        if (material.id.isNull() || material.name.isEmpty() || material.mediaType.isEmpty() || material.size <= 0
            || material.digest.size() != 32)
            return fail(ErrorCode::InvalidInput, QStringLiteral("case: materials"));
    }
    if (!std::all_of(draft.signatures.begin(), draft.signatures.end(),
                     [&draft](const CaseSignature &signature) { return isOf(signature, draft); }))
        return fail(ErrorCode::InvalidInput, QStringLiteral("case: signatures"));
    const bool areNamed = std::all_of(draft.signers.begin(), draft.signers.end(), [](const CaseSigner &signer) {
        return !signer.id.isEmpty() && !signer.name.isEmpty() && !signer.number.isEmpty();
    });
    // others sign what the applicant has signed
    if (!draft.signers.empty() && (!areNamed || !draft.signBy.isValid() || draft.signatures.empty()))
        return fail(ErrorCode::InvalidInput, QStringLiteral("case: signers"));
    return {};
}

void writeList(CanonicalJson &json, QStringView key, const QStringList &list)
{
    json.beginArray(key);
    for (const QString &each : list)
        json.text({}, each);
    json.endArray();
}

void writeMembers(CanonicalJson &json, const std::vector<CaseMember> &members)
{
    if (members.empty())
        return;
    json.beginArray(u"members");
    for (const CaseMember &member : members) {
        json.beginObject();
        writeList(json, u"after", member.after);
        writeList(json, u"fields", member.fields);
        json.text(u"item", member.item);
        json.text(u"itemVersion", member.itemVersion);
        json.endObject();
    }
    json.endArray();
}

void writeMaterials(CanonicalJson &json, const std::vector<SealedMaterial> &materials)
{
    if (materials.empty())
        return;
    json.beginArray(u"materials");
    for (const SealedMaterial &material : materials) {
        json.beginObject();
        json.text(u"id", material.id.text());
        json.text(u"mediaType", material.mediaType);
        json.text(u"name", material.name);
        json.text(u"sha256", QString::fromLatin1(material.digest.toHex()));
        json.number(u"size", material.size);
        json.endObject();
    }
    json.endArray();
}

void writeAgent(CanonicalJson &json, const CaseAgent &agent)
{
    json.beginObject(u"agent");
    json.text(u"authority", agent.authority.text());
    json.text(u"name", agent.name.view());
    json.text(u"number", agent.number.view());
    json.text(u"relation", agent.relation);
    json.endObject();
}

void writeSignatures(CanonicalJson &json, const std::vector<CaseSignature> &signatures)
{
    if (signatures.empty())
        return;
    json.beginArray(u"signatures");
    for (const CaseSignature &signature : signatures) {
        json.beginObject();
        json.text(u"documentSha256", QString::fromLatin1(signature.documentDigest.toHex()));
        json.text(u"material", signature.material.text());
        json.text(u"role", signature.role);
        json.endObject();
    }
    json.endArray();
}

void writeSigners(CanonicalJson &json, const std::vector<CaseSigner> &signers)
{
    if (signers.empty())
        return;
    json.beginArray(u"signers");
    for (const CaseSigner &signer : signers) {
        json.beginObject();
        json.text(u"id", signer.id);
        json.text(u"name", signer.name.view());
        json.text(u"number", signer.number.view());
        json.endObject();
    }
    json.endArray();
}

} // namespace

void writeCitizen(CanonicalJson &json, const CaseCitizen &citizen)
{
    json.beginObject(u"citizen");
    json.text(u"address", citizen.address.view());
    json.text(u"birth", citizen.birth.view());
    json.text(u"kind", citizen.kind);
    json.text(u"name", citizen.name.view());
    json.text(u"number", citizen.number.view());
    if (!citizen.phone.isEmpty())
        json.text(u"phone", citizen.phone.view());
    json.endObject();
}

void writeIdentity(CanonicalJson &json, const QString &method, bool verified)
{
    json.beginObject(u"identity");
    json.text(u"method", method);
    json.flag(u"verified", verified);
    json.endObject();
}

void writeEvidence(CanonicalJson &json, const std::vector<CaseEvidence> &evidence)
{
    if (evidence.empty())
        return;
    json.beginArray(u"evidence");
    for (const CaseEvidence &each : evidence) {
        json.beginObject();
        if (each.due.isValid())
            json.text(u"due", each.due.toString(Qt::ISODate));
        json.text(u"from", each.from);
        json.text(u"id", each.id);
        json.endObject();
    }
    json.endArray();
}

Result<SensitiveBytes> caseJson(const CaseDraft &draft)
{
    KIOSK_TRY(examined(draft));
    CanonicalJson json;
    json.beginObject();
    if (draft.agent)
        writeAgent(json, *draft.agent);
    writeAnswers(json, draft.answers);
    if (draft.identityMethod != kNobody)
        writeCitizen(json, draft.citizen);
    json.flag(u"conditional", draft.conditional);
    json.text(u"createdAt", draft.createdAt.toString(Qt::ISODateWithMs));
    writeEvidence(json, draft.evidence);
    json.text(u"format", u"yizhan-case/1");
    writeIdentity(json, draft.identityMethod, draft.identityVerified);
    json.text(u"item", draft.item);
    json.text(u"itemVersion", draft.itemVersion);
    writeMaterials(json, draft.materials);
    writeMembers(json, draft.members);
    json.text(u"receiptCode", draft.receiptCode.text());
    if (!draft.sealedTo.isEmpty())
        json.text(u"sealedTo", draft.sealedTo);
    if (!draft.signers.empty())
        json.text(u"signBy", draft.signBy.toString(Qt::ISODate));
    writeSignatures(json, draft.signatures);
    writeSigners(json, draft.signers);
    json.text(u"submissionId", draft.submission.text());
    json.text(u"terminal", draft.terminal);
    json.text(u"visit", draft.visit.text());
    json.endObject();
    return json.take();
}

} // namespace kiosk
