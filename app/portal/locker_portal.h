// SPDX-License-Identifier: Apache-2.0
// What happened at a locker's doors, told to the portal (docs/portal-api.yaml). Errors as PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>

#include <variant>

namespace kiosk {

using LockerEventId = Id<struct LockerEventTag>;
using ReservationId = Id<struct ReservationTag>; // one use of one cell

enum class LockerEventKind { Reserve, Opened, ClosedEmpty, ClosedFull, Jammed, Taken };
const char *codeName(LockerEventKind kind);

struct LockerEvent {
    LockerEventId id;
    ReservationId reservation;
    QString cell; // as it is written on the door
    LockerEventKind kind = LockerEventKind::Reserve;
    QDateTime at; // this machine's wall clock
    // Of Reserve: the submission that things are handed in with, or the case whose result is fetched.
    std::variant<SubmissionId, QString> serves = {};
};

enum class LockerState {
    Unknown, // a word of a newer portal
    Reserved,
    Open,
    Empty, // over
    Full,
    Jammed,
    Taken, // over
};
struct LockerStanding {
    ReservationId reservation;
    QString cell;
    LockerState state = LockerState::Unknown;
};

class LockerPortal {
public:
    virtual ~LockerPortal() = default;

    // Those of one reservation in their order. Again: where it stands now. Conflict: the id stands for another event,
    // or the reservation for another cell. PortalRefused with problemCode() cell-taken or case-unknown, of a Reserve
    // alone. NotFound: no such reservation. An answer about another reservation or cell is InvalidInput.
    virtual Pending<LockerStanding> putLockerEvent(LockerEvent event, CallContext context) = 0;
    virtual Pending<LockerStanding> lockerReservation(ReservationId reservation, CallContext context) = 0; // NotFound
};

} // namespace kiosk
