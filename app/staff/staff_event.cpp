// SPDX-License-Identifier: Apache-2.0
#include "staff_event.h"

namespace kiosk {

const char *codeName(StaffEventKind kind)
{
    switch (kind) {
    case StaffEventKind::SignIn: return "staff.sign-in";
    case StaffEventKind::SessionEnd: return "staff.session-end";
    case StaffEventKind::Approval: return "staff.approval";
    }
    Q_UNREACHABLE();
    return "";
}

} // namespace kiosk
