// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace kiosk {

// `kiosk audit events`: docs/audit-events.md. `kiosk audit export FILE [--config DIR] [--state DIR]`: of a stopped
// terminal. `kiosk audit verify FILE --certificate PEM`: needs nothing else. Gives the process's exit code: 1 when an
// export is bad or cannot be made, 64 (EX_USAGE) for anything else.
int auditCommand(const QStringList &arguments);

} // namespace kiosk
