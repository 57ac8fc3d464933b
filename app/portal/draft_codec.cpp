// SPDX-License-Identifier: Apache-2.0
#include "draft_codec.h"

#include "answer_codec.h"
#include "answer_members.h"

namespace kiosk {

using namespace wire;

namespace {

constexpr qsizetype MostAnswers = 400; // no item has that many fields

Result<DraftId> draftIn(const QJsonObject &object)
{
    const auto id = DraftId::parse(object[u"draft"].toString());
    return id ? Result<DraftId>(*id) : notAs("draft");
}

} // namespace

Result<DraftKept> draft_codec::kept(const QByteArray &json, DraftId draft)
{
    const QJsonObject object = objectIn(json);
    if (!(KIOSK_TRY(draftIn(object)) == draft))
        return notAs("draft");
    DraftKept kept;
    const QString code = object[u"code"].toString();
    const auto read = ReceiptCode::parse(code, code.section(u'-', 0, 0));
    if (!read)
        return notAs("code");
    kept.code = *read;
    kept.keptUntil = KIOSK_TRY(moment(object, "keptUntil"));
    return kept;
}

Result<FoundDraft> draft_codec::found(const QByteArray &json)
{
    const QJsonObject object = objectIn(json);
    FoundDraft found;
    found.draft = KIOSK_TRY(draftIn(object));
    found.item = KIOSK_TRY(name(object, "item"));
    found.itemVersion = KIOSK_TRY(name(object, "itemVersion"));
    found.savedAt = KIOSK_TRY(moment(object, "savedAt"));
    const QJsonArray answers = KIOSK_TRY(list(object, "answers"));
    if (answers.size() > MostAnswers)
        return notAs("answers");
    for (const QJsonValue answer : answers)
        found.answers.push_back(KIOSK_TRY(answer_codec::answer(answer.toObject())));
    return found;
}

} // namespace kiosk
