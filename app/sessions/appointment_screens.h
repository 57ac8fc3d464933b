// SPDX-License-Identifier: Apache-2.0
// What a visit about a time at a window shows, part of screen.h.
#pragma once

#include <portal/hall_portal.h>
#include <services/service_definition.h>

#include <memory>
#include <optional>
#include <vector>

namespace kiosk::screen {

struct AppointmentItems { // what a time can be booked for
    QString department;   // its name in Chinese; empty: the departments themselves
    bool isQueue = false; // a place in the queue, now
};
struct AppointmentTimes {
    ServicePtr item;
    QList<QDate> days; // of the strip
    QDate day;
    std::shared_ptr<const DayTimes> times; // null while the portal is asked
    QTime chosen;
    bool unbookable = false; // the portal takes no appointments for it
};
struct Appointment {
    enum class Phase {
        Confirming,
        Booking,
        Checking, // the portal does not say whether it was booked
        Taken,    // `instead` are the next
        GivenUp,  // nobody has it
        Booked,
        Shown, // one of the citizen's own
        CancelAsked,
        Cancelling,
        CheckingIn,
        Arrived,
    };
    enum class Paper { None, Printing, Printed, OnScreenOnly };
    enum class Coming { TooEarly, Now, TooLate };
    Phase phase = Phase::Confirming;
    ServicePtr item; // null: none of this terminal's
    kiosk::Appointment appointment;
    QList<AppointmentTime> instead = {};
    std::optional<QueueTicket> ticket = {};
    Paper paper = Paper::None;
    Coming coming = Coming::TooEarly;
};
struct AppointmentList {                                         // of the citizen
    std::shared_ptr<const std::vector<kiosk::Appointment>> mine; // null while the portal is asked
    bool cancelled = false;                                      // one of them, just now
};

} // namespace kiosk::screen
