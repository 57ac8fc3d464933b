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

} // namespace

Result<SensitiveBytes> signatureJson(const HandSignature &signature)
{
    const Ink &ink = signature.ink;
    if (ink.strokes() == 0 || signature.documentDigest.size() != 32 || !signature.signedAt.isValid())
        return fail(ErrorCode::InvalidInput, QStringLiteral("signature"));
    CanonicalJson json;
    json.beginObject();
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
    json.endObject();
    return json.take();
}

} // namespace kiosk
