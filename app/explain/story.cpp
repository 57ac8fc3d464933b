// SPDX-License-Identifier: Apache-2.0
#include "story.h"

#include "question.h"
#include "replay.h"

namespace kiosk {

Result<QByteArray> storyIn(StoryForm form, const VisitAccount &account)
{
    switch (form) {
    case StoryForm::Text: return storyText(account);
    case StoryForm::Json: return storyJson(account);
    case StoryForm::Replay: return encoded(KIOSK_TRY(replayOf(account)));
    }
    return fail(ErrorCode::InvalidInput);
}

} // namespace kiosk
