// SPDX-License-Identifier: Apache-2.0
#include "clock_watch.h"

#include <storage/store.h>

namespace kiosk {

ClockWatch::ClockWatch(Store &store, PortalClient &portal, Duration tolerated, Logger log)
    : m_store(store), m_tolerated(tolerated), m_log(std::move(log))
{
    connect(&portal, &PortalClient::clockSkewChanged, this, &ClockWatch::compared);
}

void ClockWatch::compared(Duration skew)
{
    const bool isRight = skew <= m_tolerated && skew >= -m_tolerated;
    if (isRight)
        m_store.confirmClock();
    else
        m_store.doubtClock();
    if (m_isRight == isRight)
        return;
    if (!isRight)
        m_log.warning("staff.needed", {{"device", "clock"}, {"why", "wrong"}, {"skewMs", skew}});
    else if (m_isRight)
        m_log.info("clock.right", {{"skewMs", skew}});
    m_isRight = isRight;
    // behind what was said above: the entry itself may be the first of a day that can now be closed
    const AuditEntry entry{AuditEvent::ClockCompared, isRight ? "right" : "wrong", {}, {}, "", skew / 1s};
    whenReady(m_store.recordEvent(entry), this, [this](const Result<void> &kept) {
        if (!kept)
            m_log.error("audit.unrecorded", {{"error", kept.error()}});
    });
}

} // namespace kiosk
