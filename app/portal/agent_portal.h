// SPDX-License-Identifier: Apache-2.0
// Somebody acts for another (docs/agents.md, docs/portal-api.yaml). The other is named by his card and gives his leave
// by a code that goes to his phone: PortalClient::sendSmsCode() of the same session sends it, once he is named. Errors
// as PortalClient's, and in both calls SessionExpired.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>
#include <cases/authority.h>

namespace kiosk {

struct PrincipalRequest {
    QString item;
    QString relation; // value of the item's field for it
    SensitiveText name;
    SensitiveText number;
};

class AgentPortal {
public:
    virtual ~AgentPortal() = default;

    // The phones that the portal has for him. Again, also for another person or after a lost answer of the other call:
    // the last one named counts. PortalRefused with problemCode() principal-is-agent, relation-unknown, not-allowed
    // (nobody acts for another in this item), identity-needed.
    virtual Pending<QList<MaskedPhone>> namePrincipal(QString session, PrincipalRequest principal, CallContext context)
        = 0;
    // From then on the session is the principal's. Again with the same code: the same. SmsCodeWrong (triesLeft() of the
    // error), SmsCodeLocked.
    virtual Pending<AuthorityId> verifyPrincipal(QString session, QString codeId, SensitiveText code,
                                                 CallContext context)
        = 0;
};

} // namespace kiosk
