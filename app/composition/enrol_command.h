// SPDX-License-Identifier: Apache-2.0
// `kiosk enrol --at URL [--config DIR]`: the terminal's first certificate, or a new one after it was revoked. The
// one-time code is read from standard input, so that no process list shows it.
#pragma once

#include <QStringList>

namespace kiosk {

// Needs an application object. 0, 1 when the portal or the disk says no, 64 for a wrong call, 78 for a configuration
// that will not do.
int enrolCommand(const QStringList &arguments);

} // namespace kiosk
