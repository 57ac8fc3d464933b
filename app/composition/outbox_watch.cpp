// SPDX-License-Identifier: Apache-2.0
#include "outbox_watch.h"

#include <storage/store.h>

namespace kiosk {
namespace {
constexpr Duration Between = 1min; // two looks: the shortest age is a quarter of an hour
}

OutboxWatch::OutboxWatch(OutboxEngine &outbox, Store &store, Alarms &alarms, Logger log)
    : m_outbox(outbox), m_store(store), m_alarms(alarms), m_log(std::move(log))
{
    connect(&outbox, &OutboxEngine::rowHeld, this, [this] { ask("outbox", "held", m_outbox.held()); });
    connect(&outbox, &OutboxEngine::paymentsDiffer, this,
            [this](const PaymentReport &report) { ask("payments", "differ", report.findings.size()); });
}

void OutboxWatch::start()
{
    whenReady(m_store.counts(), this, [this](const Result<StoreCounts> &counts) {
        if (!counts)
            return; // the store tells that itself
        if (counts->held > 0)
            ask("outbox", "held", counts->held);
        if (counts->uncertainClaims > 0)
            ask("certificate", "uncertain", counts->uncertainClaims);
        if (counts->paymentDifferences > 0)
            ask("payments", "differ", counts->paymentDifferences);
    });
    look();
}

void OutboxWatch::ask(const char *device, const char *why, qint64 count)
{
    m_log.warning("staff.needed", {{"device", device}, {"why", why}, {"count", count}});
}

void OutboxWatch::look()
{
    const OutboxAge age = m_outbox.age();
    if (age != m_age) {
        const qint64 waiting = m_outbox.pending();
        const bool isWorse = age > m_age;
        m_age = age;
        m_log.info("outbox.age", {{"age", codeName(age)}, {"waiting", waiting}});
        if (isWorse && age >= OutboxAge::Red)
            ask("outbox", codeName(age), waiting);
        witness(waiting);
        emit ageChanged(age);
    }
    m_alarms.in(Between, this, [this] { look(); });
}

void OutboxWatch::witness(qint64 waiting)
{
    whenReady(m_store.recordEvent({AuditEvent::OutboxAged, codeName(m_age), {}, {}, "", waiting}), this,
              [this](const Result<void> &kept) {
                  if (!kept)
                      m_log.error("audit.unrecorded", {{"error", kept.error()}});
              });
}

} // namespace kiosk
