// SPDX-License-Identifier: Apache-2.0
// Calls for a person who helps (docs/portal-api.yaml). Nothing of the citizen is in them. Errors as PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>
#include <core/ids.h>

namespace kiosk {

using HelpCallId = Id<struct HelpCallTag>;

struct HelpCall {
    QString page;     // that stood on the glass, by its id
    QString item;     // empty: none was open
    QString trouble;  // code name of the fault on that page; empty: none
    QString language; // zh-CN or en
};
enum class HelpState {
    Waiting, // for somebody to take it
    Coming,  // somebody has
    Over,    // by either side, or nobody asked for it any more
    Nobody,  // is on duty
};
struct HelpAnswer {
    HelpState state = HelpState::Waiting;
    int before = 0;    // calls of the hall, Waiting
    QString desk = {}; // who comes, in the hall's words; Coming
};

class HelpPortal {
public:
    virtual ~HelpPortal() = default;

    // Again: the same call, as it stands now.
    virtual Pending<HelpAnswer> putHelpCall(HelpCallId id, HelpCall call, CallContext context) = 0;
    virtual Pending<HelpAnswer> helpCall(HelpCallId id, CallContext context) = 0;
    // Also of an id that the portal never had: it then cannot be called with any more.
    virtual Pending<void> closeHelpCall(HelpCallId id, CallContext context) = 0;
};

} // namespace kiosk
