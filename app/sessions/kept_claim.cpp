// SPDX-License-Identifier: Apache-2.0
#include "kept_claim.h"

#include <QPointer>
#include <algorithm>

namespace kiosk {
namespace {

// Bound to the store: it outlives visits, and what it has not written when it dies the next start settles.
void tryLater(const MachineParts &machine, const ClaimStep &step, Duration pause, int left)
{
    machine.alarms->in(pause, machine.store, [machine, step, pause, left] {
        whenReady(machine.store->recordClaim(step), machine.store,
                  [machine, step, pause, left](const Result<void> &kept) {
                      if (kept)
                          return machine.log.info("claim.recorded-late", {{"claim", step.claim}});
                      machine.log.error("claim.unrecorded", {{"error", kept.error()}});
                      if (left > 1)
                          tryLater(machine, step, std::min<Duration>(pause * 2, kLongestClaimPause), left - 1);
                  });
    });
}

} // namespace

void recordUntilKept(const MachineParts &machine, const ClaimStep &step, QObject *context, std::function<void()> first)
{
    const QPointer<QObject> there(context);
    whenReady(machine.store->recordClaim(step), machine.store,
              [machine, step, there, first = std::move(first)](const Result<void> &kept) {
                  if (!kept) {
                      machine.log.error("claim.unrecorded", {{"error", kept.error()}});
                      tryLater(machine, step, kFirstClaimPause, kMostClaimTries);
                  }
                  if (there)
                      first();
              });
}

} // namespace kiosk
