// SPDX-License-Identifier: Apache-2.0
// What the terminal says of itself and hears from the operator, and appointments at the hall's windows
// (docs/portal-api.yaml). Errors as PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>

#include <QDate>
#include <QStringList>
#include <QTime>

namespace kiosk {

struct DeviceReport {
    QString slot;
    QString state; // online, offline, fault, unknown
};
struct TerminalReport {
    QString version;
    int pending = 0; // rows of the outbox
    int held = 0;
    Duration clockSkew = {}; // how far our wall clock is ahead of the portal's
    QList<DeviceReport> devices;
    QString outboxAge = {};         // fresh, amber, red, notice; empty: not said
    QDateTime certificateEnds = {}; // the terminal's own; invalid: not said
    qint64 auditEntries = 0;        // that the store has; 0: not said
};
struct ReportHeard {
    QDateTime time;       // the portal's clock
    qint64 lastEvent = 0; // greater than our cursor: there is something to read
    qint64 auditEntriesTold
        = 0; // the most that this terminal ever said before; 0: none, or a portal that does not count
};

enum class PortalEventKind {
    Unknown, // of a newer portal: to be passed over
    CatalogueChanged,
    HeartbeatWanted,
    Lock,
    Unlock,
};
struct PortalEvent {
    qint64 seq = 0;
    QDateTime at;
    PortalEventKind kind = PortalEventKind::Unknown;
};
struct PortalEvents {
    std::vector<PortalEvent> events; // in order; doing one twice does no harm
    qint64 next = 0;                 // cursor to ask with afterwards
};

using AppointmentId = Id<struct AppointmentTag>;
struct AppointmentTime {
    QDate day;
    QTime start;
    friend bool operator==(const AppointmentTime &, const AppointmentTime &) = default;
};
struct DayTimes { // half hours of one day for an item, each in order
    std::vector<QTime> free;
    std::vector<QTime> full; // taken or past; a portal need not say
};
struct Appointment {
    AppointmentId id;
    QString item;
    AppointmentTime time;
    QString number = {}; // what the citizen shows at the window: Y0042
    QString window = {}; // where to go, in the hall's words
    bool arrived = false;
};
using TicketId = Id<struct TicketTag>;
struct QueueTicket { // a place in the queue, with an appointment or without
    QString number;  // as it is called: A023
    QString window;
    int waiting = 0; // before it, at this window
};

class HallPortal {
public:
    virtual ~HallPortal() = default;

    virtual Pending<ReportHeard> putHeartbeat(TerminalReport report, CallContext context) = 0;
    // PortalRefused with problemCode() cursor-gone: read from 0. Events that are not in order after the cursor are
    // InvalidInput.
    virtual Pending<PortalEvents> eventsSince(qint64 cursor, CallContext context) = 0;

    virtual Pending<DayTimes> timesOf(QString item, QDate day, CallContext context) = 0;
    // Of the citizen, today's and later, in order.
    virtual Pending<std::vector<Appointment>> appointments(QString session, CallContext context) = 0;
    // For `item`. Again: the same. PortalRefused with problemCode() slot-taken: timesInstead() of the error has up to
    // three. Conflict: the id stands for something else, or was cancelled.
    virtual Pending<Appointment> putAppointment(AppointmentId id, QString session, QString item, AppointmentTime time,
                                                CallContext context)
        = 0;
    // The citizen has come. Again: the same place. PortalRefused with problemCode() too-early or too-late.
    virtual Pending<QueueTicket> putArrival(AppointmentId id, QString session, CallContext context) = 0;
    // Without an appointment, and nobody is asked who he is. Again: the same place. Conflict: of another item.
    virtual Pending<QueueTicket> putQueueTicket(TicketId id, QString item, CallContext context) = 0;
    // Also of an id that the portal never had: it then cannot be booked any more.
    virtual Pending<void> cancelAppointment(AppointmentId id, QString session, CallContext context) = 0;
    // A booking of this terminal whose answer never came; likewise. Conflict: the citizen has come with it.
    virtual Pending<void> giveUpAppointment(AppointmentId id, CallContext context) = 0;
};

// Either side of the start of an appointment, for putArrival().
inline constexpr Duration kEarliestArrival = std::chrono::minutes(30);
inline constexpr Duration kLatestArrival = std::chrono::minutes(10);

// Of an error of putAppointment(); empty when it offers none.
QList<AppointmentTime> timesInstead(const Error &error);

} // namespace kiosk
