// SPDX-License-Identifier: Apache-2.0
// docs/audit-events.md, made from the table of events: `kiosk audit events`.
#pragma once

#include <QByteArray>

namespace kiosk {

QByteArray auditEventsPage(); // Markdown, UTF-8

} // namespace kiosk
