// SPDX-License-Identifier: Apache-2.0
#include "kept_booking.h"

#include <portal/problem.h>

#include <algorithm>

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;

void tryNow(const MachineParts &machine, AppointmentId id, VisitId visit, Duration pause, int left)
{
    const CallContext call{visit, Deadline::in(*machine.clock, kPortalPatience)};
    whenReady(machine.hall->giveUpAppointment(id, call), machine.store,
              [machine, id, visit, pause, left](const Result<void> &heard) {
                  if (heard || isFinalRefusal(heard.error()))
                      return;
                  machine.log.warning("appointment.not-given-up", {{"appointment", id}, {"error", heard.error()}});
                  if (left == 0)
                      return;
                  machine.alarms->in(pause, machine.store, [machine, id, visit, pause, left] {
                      tryNow(machine, id, visit, std::min<Duration>(pause * 2, kLongestBookingPause), left - 1);
                  });
              });
}

} // namespace

void giveUpBooking(const MachineParts &machine, AppointmentId id, VisitId visit)
{
    record(machine, {AuditEvent::AppointmentMoved, "given-up", visit, id});
    tryNow(machine, id, visit, kFirstBookingPause, kMostBookingTries);
}

} // namespace kiosk
