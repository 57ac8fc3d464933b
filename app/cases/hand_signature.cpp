// SPDX-License-Identifier: Apache-2.0
#include "hand_signature.h"

#include "canonical_json.h"

namespace kiosk {
namespace {

void writeStroke(CanonicalJson &json, std::span<const InkPoint> stroke, qint64 begin)
{
    json.beginArray({});
    for (const InkPoint &point : stroke) {
        json.beginArray({});
        json.decimal({}, point.x, 2);
        json.decimal({}, point.y, 2);
        json.number({}, point.t - begin);
        if (point.pressure < 0)
            json.null({});
        else
            json.decimal({}, point.pressure, 3);
        json.endArray();
    }
    json.endArray();
}

bool isWhole(const HandSignature &signature)
{
    return signature.ink.strokes() > 0 && signature.documentDigest.size() == 32 && signature.signedAt.isValid();
}

// The members, into the object that is open.
void writeSignature(CanonicalJson &json, const HandSignature &signature)
{
    const Ink &ink = signature.ink;
    json.beginObject(u"canvas");
    json.decimal(u"heightMm", ink.canvas().height, 2);
    json.decimal(u"widthMm", ink.canvas().width, 2);
    json.endObject();
    json.text(u"documentSha256", QString::fromLatin1(signature.documentDigest.toHex()));
    json.text(u"format", u"yizhan-signature/1");
    json.text(u"signedAt", signature.signedAt.toString(Qt::ISODateWithMs));
    json.text(u"signer", signature.signer);
    json.beginArray(u"strokes");
    for (int i = 0; i < ink.strokes(); ++i)
        writeStroke(json, ink.stroke(i), ink.points().front().t);
    json.endArray();
    json.text(u"terminal", signature.terminal);
}

} // namespace

Result<SensitiveBytes> signatureJson(const HandSignature &signature)
{
    if (!isWhole(signature))
        return fail(ErrorCode::InvalidInput, QStringLiteral("signature"));
    CanonicalJson json;
    json.beginObject();
    writeSignature(json, signature);
    json.endObject();
    return json.take();
}

Result<SensitiveBytes> coSignatureJson(const CoSignature &given)
{
    if (!isWhole(given.signature) || given.id.isNull() || given.visit.isNull() || given.caseNo.isEmpty()
        || given.signer.isEmpty() || given.citizen.number.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("co-signature"));
    CanonicalJson json;
    json.beginObject();
    json.text(u"caseNo", given.caseNo);
    writeCitizen(json, given.citizen);
    json.text(u"createdAt", given.signature.signedAt.toString(Qt::ISODateWithMs));
    json.text(u"format", u"yizhan-co-signature/1");
    json.beginObject(u"identity");
    json.text(u"method", given.identityMethod);
    json.flag(u"verified", true);
    json.endObject();
    if (!given.sealedTo.isEmpty())
        json.text(u"sealedTo", given.sealedTo);
    json.beginObject(u"signature");
    writeSignature(json, given.signature);
    json.endObject();
    json.text(u"signatureId", given.id.text());
    json.text(u"signer", given.signer);
    json.text(u"terminal", given.signature.terminal);
    json.text(u"visit", given.visit.text());
    json.endObject();
    return json.take();
}

} // namespace kiosk
