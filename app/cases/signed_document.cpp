// SPDX-License-Identifier: Apache-2.0
#include "signed_document.h"

#include "canonical_json.h"

#include <QCryptographicHash>

namespace kiosk {

void writeAnswers(CanonicalJson &json, const std::vector<CaseAnswer> &answers)
{
    json.beginArray(u"answers");
    for (const CaseAnswer &answer : answers) {
        json.beginObject();
        if (!answer.disputedSource.isEmpty()) {
            json.beginObject(u"disputed");
            json.text(u"source", answer.disputedSource);
            json.text(u"value", answer.disputed.view());
            json.endObject();
        }
        if (!answer.group.isEmpty()) {
            json.text(u"field", answer.field);
            json.text(u"group", answer.group);
        }
        json.text(u"id", answer.id);
        if (!answer.group.isEmpty())
            json.number(u"index", answer.index);
        json.text(u"source", answer.source);
        json.text(u"value", answer.value.view());
        json.endObject();
    }
    json.endArray();
}

QByteArray documentDigest(const SignedDocument &document)
{
    CanonicalJson json;
    json.beginObject();
    writeAnswers(json, document.answers);
    json.text(u"format", u"yizhan-document/1");
    json.text(u"item", document.item);
    json.text(u"itemVersion", document.itemVersion);
    json.text(u"submissionId", document.submission.text());
    json.text(u"visit", document.visit.text());
    json.endObject();
    const SensitiveBytes bytes = json.take();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes.view());
    return hash.result();
}

} // namespace kiosk
