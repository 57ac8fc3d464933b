// SPDX-License-Identifier: Apache-2.0
#include "saved_draft.h"

#include "canonical_json.h"

namespace kiosk {

Result<SensitiveBytes> draftJson(const SavedDraft &draft)
{
    if (draft.draft.isNull() || draft.visit.isNull() || draft.item.isEmpty() || draft.itemVersion.isEmpty()
        || !draft.createdAt.isValid() || draft.terminal.isEmpty() || draft.keepDays < 1 || draft.keepDays > 30)
        return fail(ErrorCode::InvalidInput, QStringLiteral("draft"));
    CanonicalJson json;
    json.beginObject();
    writeAnswers(json, draft.answers);
    json.text(u"createdAt", draft.createdAt.toString(Qt::ISODateWithMs));
    json.text(u"draftId", draft.draft.text());
    writeEvidence(json, draft.evidence);
    json.text(u"format", u"yizhan-draft/1");
    json.text(u"item", draft.item);
    json.text(u"itemVersion", draft.itemVersion);
    json.number(u"keepDays", draft.keepDays);
    json.text(u"terminal", draft.terminal);
    json.text(u"visit", draft.visit.text());
    json.endObject();
    return json.take();
}

} // namespace kiosk
