// SPDX-License-Identifier: Apache-2.0
// `kiosk work DEED ..`: what the staff do with what the terminal keeps, from a command line beside it. It asks the
// running terminal; docs/staff-work.md shows it at work.
#pragma once

#include "staff_order.h"

#include <core/clock.h>

namespace kiosk {

// LinkBroken: no terminal runs on this folder. TimedOut.
Result<StaffAnswer> orderFromTerminal(const QString &stateFolder, const StaffOrder &order, Duration limit);

// 0: done; 64: wrong usage; 65: it cannot be done as ordered; 66: there is no such thing; 75: ask again; 77: not these
// people; 69: no terminal runs; 74: the terminal's disk.
int workCommand(const QStringList &arguments);

} // namespace kiosk
