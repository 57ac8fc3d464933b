// SPDX-License-Identifier: Apache-2.0
// JSON of drafts, under the rules of portal_codec.h.
#pragma once

#include "draft_portal.h"

namespace kiosk::draft_codec {

// Also InvalidInput: of another draft.
Result<DraftKept> kept(const QByteArray &json, DraftId draft);
Result<FoundDraft> found(const QByteArray &json);

} // namespace kiosk::draft_codec
