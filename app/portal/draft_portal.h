// SPDX-License-Identifier: Apache-2.0
// Drafts that the portal keeps for a citizen who goes on elsewhere (docs/portal-api.yaml). Errors as PortalClient's,
// and in all calls SessionExpired, or PortalRefused with problemCode() identity-needed.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>
#include <cases/saved_draft.h>

namespace kiosk {

struct DraftKept {
    ReceiptCode code;    // to go on with: once, for this citizen
    QDateTime keptUntil; // the portal's clock
};
struct FoundDraft {
    DraftId draft;
    QString item;
    QString itemVersion;
    QDateTime savedAt; // the portal's clock
    std::vector<CaseAnswer> answers;
};

class DraftPortal {
public:
    virtual ~DraftPortal() = default;

    // `envelope`: schema Draft, sealed as a case is. Again: the same. Conflict: the id stands for something else. A
    // code that is no code of this hall, or an answer about another draft, is InvalidInput.
    virtual Pending<DraftKept> putDraft(DraftId id, QString session, QByteArray envelope, CallContext context) = 0;
    // Takes nothing. PortalRefused with problemCode() draft-unknown (also another citizen's), draft-used,
    // draft-expired; or draft-quota: too many that do not exist, retryAfter() says how long.
    virtual Pending<FoundDraft> lookUpDraft(ReceiptCode code, QString session, CallContext context) = 0;
    // Uses the code up, and the portal forgets what was in the draft; again in the same session: the same. From then on
    // the session is one for the draft's item. PortalRefused as lookUpDraft's, NotEligible.
    virtual Pending<void> takeDraft(DraftId id, QString session, CallContext context) = 0;
};

} // namespace kiosk
