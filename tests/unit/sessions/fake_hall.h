// SPDX-License-Identifier: Apache-2.0
// A portal that gives times at windows out, and loses answers when the test wants it to.
#pragma once

#include "fake_devices.h"

#include <portal/hall_portal.h>

#include <algorithm>

namespace kiosk::test {

class FakeHall final : public HallPortal {
public:
    Pending<ReportHeard> putHeartbeat(TerminalReport, CallContext) override
    {
        return readyFuture<ReportHeard>(fail(ErrorCode::Unsupported));
    }
    Pending<PortalEvents> eventsSince(qint64, CallContext) override
    {
        return readyFuture<PortalEvents>(fail(ErrorCode::Unsupported));
    }
    Pending<DayTimes> timesOf(QString item, QDate day, CallContext) override
    {
        asked << item + u' ' + day.toString(Qt::ISODate);
        return readyFuture<DayTimes>(timesError ? Result<DayTimes>(fail(*timesError)) : Result<DayTimes>(times));
    }
    Pending<std::vector<Appointment>> appointments(QString session, CallContext) override
    {
        sessions << session;
        return readyFuture<std::vector<Appointment>>(Result<std::vector<Appointment>>(mine));
    }
    // What is booked counts, also when its answer is lost.
    Pending<Appointment> putAppointment(AppointmentId id, QString, QString item, AppointmentTime time,
                                        CallContext) override
    {
        puts << id;
        const Appointment made{id, item, time, QStringLiteral("Y0042"), QStringLiteral("三号窗口")};
        const bool isKnown
            = std::any_of(mine.begin(), mine.end(), [&](const Appointment &each) { return each.id == id; });
        if (putError && (!isKnown || putError->code != ErrorCode::Conflict) && putErrors-- > 0) {
            if (putError->code == ErrorCode::AnswerLost && commits && !isKnown)
                mine.push_back(made);
            return readyFuture<Appointment>(fail(*putError));
        }
        if (!isKnown)
            mine.push_back(made);
        return readyFuture<Appointment>(Result<Appointment>(made));
    }
    Pending<QueueTicket> putArrival(AppointmentId id, QString, CallContext) override
    {
        arrivals << id;
        if (arrivalError)
            return readyFuture<QueueTicket>(fail(*arrivalError));
        return readyFuture<QueueTicket>(
            Result<QueueTicket>(QueueTicket{QStringLiteral("A023"), QStringLiteral("三号窗口"), 4}));
    }
    Pending<QueueTicket> putQueueTicket(TicketId id, QString item, CallContext) override
    {
        tickets << id;
        asked << item;
        if (ticketErrors-- > 0)
            return readyFuture<QueueTicket>(fail(*ticketError));
        return readyFuture<QueueTicket>(
            Result<QueueTicket>(QueueTicket{QStringLiteral("A024"), QStringLiteral("三号窗口"), 5}));
    }
    Pending<void> cancelAppointment(AppointmentId id, QString, CallContext) override
    {
        cancelled << id;
        drop(id);
        return readyFuture<void>(cancelError ? Result<void>(fail(*cancelError)) : Result<void>());
    }
    Pending<void> giveUpAppointment(AppointmentId id, CallContext) override
    {
        givenUp << id;
        if (giveUpErrors-- > 0)
            return readyFuture<void>(fail(ErrorCode::PortalUnreachable));
        drop(id);
        return readyFuture<void>(Result<void>());
    }

    DayTimes times{{QTime(11, 0), QTime(11, 30)}, {QTime(9, 0)}};
    std::optional<Error> timesError;
    std::optional<Error> putError;
    int putErrors = 1000; // so many
    bool commits = true;  // before an answer is lost
    int giveUpErrors = 0;
    std::optional<Error> arrivalError;
    std::optional<Error> cancelError;
    std::optional<Error> ticketError;
    int ticketErrors = 0;          // so many
    std::vector<Appointment> mine; // what the portal has booked
    QStringList asked;             // item and day
    QStringList sessions;          // that asked for the list
    QList<TicketId> tickets;
    QList<AppointmentId> puts, arrivals, cancelled, givenUp;

private:
    void drop(AppointmentId id)
    {
        mine.erase(std::remove_if(mine.begin(), mine.end(), [&](const Appointment &each) { return each.id == id; }),
                   mine.end());
    }
};

} // namespace kiosk::test
