// SPDX-License-Identifier: Apache-2.0
// What the heartbeat tells the operator of this machine.
#pragma once

#include <hal/device_status.h>
#include <manager/device_manager.h>
#include <outbox/outbox_engine.h>
#include <portal/hall_portal.h>

namespace kiosk {

// In the contract's words: "online", "offline", "fault", "unknown".
QString reportedState(const hal::StatusSnapshot &status);
TerminalReport terminalReport(const Store &store, const OutboxEngine &outbox, const hal::DeviceManager &devices,
                              const QDateTime &certificateEnds);

} // namespace kiosk
