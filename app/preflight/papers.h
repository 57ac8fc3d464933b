// SPDX-License-Identifier: Apache-2.0
// The certificates and the key with which the terminal speaks to its portal.
#pragma once

#include <config/finding.h>
#include <config/kiosk_config.h>

#include <QDateTime>
#include <QDir>

namespace kiosk {

// Findings name the files as kiosk.toml does. A folder with none of them is one on the desk of whoever writes it:
// nothing is said.
void checkPapers(const QDir &dir, const PortalAccess &access, const QDateTime &at, Findings &findings);

} // namespace kiosk
