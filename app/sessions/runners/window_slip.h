// SPDX-License-Identifier: Apache-2.0
// The slip of an appointment, or of a place in the queue.
#pragma once

#include "../visit_context.h"

#include <functional>

namespace kiosk {

// `done` hears in this thread whether it came out, unless `runner` died. The audit has it of `object`.
void printSlip(VisitContext &context, const screen::Appointment &screen, AuditWord object, QObject *runner,
               std::function<void(screen::Appointment::Paper)> done);

} // namespace kiosk
