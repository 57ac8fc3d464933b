// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace kiosk {

// `kiosk audit events`: docs/audit-events.md. Gives the process's exit code: 64 (EX_USAGE) for anything else.
int auditCommand(const QStringList &arguments);

} // namespace kiosk
