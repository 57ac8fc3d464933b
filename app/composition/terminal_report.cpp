// SPDX-License-Identifier: Apache-2.0
#include "terminal_report.h"

namespace kiosk {

QString reportedState(const hal::StatusSnapshot &status)
{
    switch (status.device.value) {
    case hal::DeviceStatus::Starting: return QStringLiteral("unknown");
    case hal::DeviceStatus::Offline:
    case hal::DeviceStatus::NoDevice: return QStringLiteral("offline");
    default: return hal::fault(status) ? QStringLiteral("fault") : QStringLiteral("online");
    }
}

TerminalReport terminalReport(const Store &store, const OutboxEngine &outbox, const hal::DeviceManager &devices,
                              const QDateTime &certificateEnds)
{
    TerminalReport report;
    report.version = QStringLiteral(KIOSK_VERSION);
    report.pending = static_cast<int>(outbox.pending());
    report.held = static_cast<int>(outbox.held());
    report.outboxAge = QLatin1String(codeName(outbox.age()));
    report.certificateEnds = certificateEnds;
    report.auditEntries = store.auditEntries();
    for (const auto &slot : devices.slotList())
        report.devices << DeviceReport{slot.wiring.slot, reportedState(devices.status(slot.wiring.slot))};
    return report;
}

} // namespace kiosk
