// SPDX-License-Identifier: Apache-2.0
#include "portal_client.h"

namespace kiosk {

const char *codeName(Reachability reachability)
{
    switch (reachability) {
    case Reachability::Unknown: return "unknown";
    case Reachability::Online: return "online";
    case Reachability::Offline: return "offline";
    case Reachability::Revoked: return "revoked";
    }
    Q_UNREACHABLE();
    return "";
}

} // namespace kiosk
