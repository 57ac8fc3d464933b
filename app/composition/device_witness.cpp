// SPDX-License-Identifier: Apache-2.0
#include "device_witness.h"

namespace kiosk {

DeviceWitness::DeviceWitness(Store &store, const Clock &clock, Alarms &alarms, Logger log,
                             std::function<VisitId()> visit)
    : m_store(store), m_clock(clock), m_alarms(alarms), m_log(std::move(log)), m_visit(std::move(visit))
{ }

void DeviceWitness::noteStatus(const QString &slot, const hal::StatusSnapshot &status)
{
    if (status.device.value != hal::DeviceStatus::Starting) // not asked yet: no trouble, and no end of one
        note(slot, hal::fault(status));
}

void DeviceWitness::note(const QString &slot, std::optional<ErrorCode> trouble)
{
    m_slots[slot].now = trouble;
    settle(slot);
}

bool DeviceWitness::hasRoom(Standing &standing) const
{
    const MonotonicTime now = m_clock.now();
    standing.entries.removeIf([now](MonotonicTime at) { return now - at >= window; });
    return standing.entries.size() < mostInWindow;
}

void DeviceWitness::settle(const QString &slot)
{
    Standing &standing = m_slots[slot];
    if (standing.told == standing.now || standing.waits)
        return;
    if (!hasRoom(standing)) {
        standing.waits = true;
        m_alarms.in(window - (m_clock.now() - standing.entries.first()), this, [this, slot] {
            m_slots[slot].waits = false;
            settle(slot);
        });
        return;
    }
    const auto before = std::exchange(standing.told, standing.now);
    standing.entries << m_clock.now();
    const char *outcome = standing.now ? "began" : "ended"; // another trouble takes the place of the one before
    const char *reason = codeName(standing.now.value_or(before.value_or(ErrorCode::Internal)));
    const AuditEntry entry{AuditEvent::DeviceTrouble, outcome, m_visit(), AuditWord::parse(slot), reason};
    whenReady(m_store.recordEvent(entry), this, [this, slot, before](const Result<void> &kept) {
        if (kept)
            return;
        m_log.error("audit.unrecorded", {{"error", kept.error()}});
        m_slots[slot].told = before; // with the next status
    });
}

} // namespace kiosk
