// SPDX-License-Identifier: Apache-2.0
// Walks the visits that an item's author promises, through the same reducer that moves real ones.
#pragma once

#include <config/finding.h>
#include <services/service_definition.h>

#include <QDate>

namespace kiosk {

// The day on which all rehearsals take place, so that a date in a test does not go stale: 1 March 2026.
QDate rehearsalDay();

// Adds one finding for each test that leads elsewhere than it says.
void rehearse(const ServicePtr &service, const QString &file, Findings &findings);

} // namespace kiosk
