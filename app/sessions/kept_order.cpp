// SPDX-License-Identifier: Apache-2.0
#include "kept_order.h"

#include <algorithm>

namespace kiosk {
namespace {

using Deed = Pending<void> (Store::*)(PaymentId);

void tryNow(const MachineParts &machine, Deed deed, PaymentId order, Duration pause, int left)
{
    whenReady((machine.store->*deed)(order), machine.store,
              [machine, deed, order, pause, left](const Result<void> &kept) {
                  // it was had, or it is at its end already: nothing is left to do
                  if (kept || kept.error().code == ErrorCode::SequenceError)
                      return;
                  machine.log.error("payment.unrecorded", {{"payment", order}, {"error", kept.error()}});
                  if (left == 0)
                      return;
                  machine.alarms->in(pause, machine.store, [machine, deed, order, pause, left] {
                      tryNow(machine, deed, order, std::min<Duration>(pause * 2, kLongestOrderPause), left - 1);
                  });
              });
}

} // namespace

void giveUpOrder(const MachineParts &machine, PaymentId order)
{
    tryNow(machine, &Store::doubtPayment, order, kFirstOrderPause, kMostOrderTries);
}

void giveBack(const MachineParts &machine, PaymentId order)
{
    tryNow(machine, &Store::returnPayment, order, kFirstOrderPause, kMostOrderTries);
}

} // namespace kiosk
