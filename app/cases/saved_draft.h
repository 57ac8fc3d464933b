// SPDX-License-Identifier: Apache-2.0
// What a citizen has filled in so far, on its way to the portal and nowhere else: it never touches a disk here.
#pragma once

#include "case_draft.h"

namespace kiosk {

using DraftId = Id<struct DraftTag>; // one draft, kept by the portal under a code

// Move-only: a citizen's own words, in memory only. Whose they are says the portal's session, so no name or number of
// a card is in it.
struct SavedDraft {
    DraftId draft;
    VisitId visit;
    QString item;
    QString itemVersion;
    QDateTime createdAt; // local time with offset
    QString terminal;
    int keepDays = 0; // 1 to 30, as the item says
    std::vector<CaseAnswer> answers;
    std::vector<CaseEvidence> evidence;
};

// The plain text, format "yizhan-draft/1" (docs/portal-api.yaml, schema Draft), canonical. InvalidInput when something
// is missing or the days are out of range.
Result<SensitiveBytes> draftJson(const SavedDraft &draft);

} // namespace kiosk
