// SPDX-License-Identifier: Apache-2.0
#include "service_watch.h"

#include <storage/store.h>

#include <systemd/sd-daemon.h>

namespace kiosk {

ServiceWatch::ServiceWatch(Store &store, Alarms &alarms, Logger log)
    : m_store(store), m_alarms(alarms), m_log(std::move(log))
{ }

void ServiceWatch::ready()
{
    sd_notify(0, "READY=1");
    uint64_t limitUs = 0;
    if (sd_watchdog_enabled(0, &limitUs) <= 0)
        return;
    m_every = std::chrono::duration_cast<Duration>(std::chrono::microseconds(limitUs)) / 3;
    feed();
}

void ServiceWatch::feed()
{
    // Both threads must turn: this one called us, the storage thread must answer before the next sign of life. That its
    // disk fails is an answer: a restart mends no disk, and three of them leave the screen dark.
    whenReady(m_store.counts(), this, [this](const Result<StoreCounts> &counts) {
        sd_notify(0, "WATCHDOG=1");
        const std::optional<ErrorCode> fault = counts ? std::nullopt : std::optional(counts.error().code);
        if (fault && fault != m_fault) // not every three seconds for as long as a disk is away
            m_log.error("watchdog.store", {{"error", counts.error()}});
        m_fault = fault;
        m_alarms.in(m_every, this, [this] { feed(); });
    });
}

} // namespace kiosk
