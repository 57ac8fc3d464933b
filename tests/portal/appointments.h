// SPDX-License-Identifier: Apache-2.0
// Appointments at the windows of the hall: half hours from 9:00 to 16:30, one citizen each for an item. Whoever comes
// has a place in the queue; nobody is ever called, so it only grows.
#pragma once

#include "clock.h"
#include "database.h"
#include "sessions.h"

namespace refportal {

class Appointments {
public:
    Appointments(Database &database, const PortalClock &clock, const Sessions &sessions)
        : m_database(database), m_clock(clock), m_sessions(sessions)
    { }
    Outcome<Answer> slotsOf(const Call &call);
    Outcome<Answer> list(const Call &call);
    Outcome<Answer> put(const Call &call);
    Outcome<Answer> arrive(const Call &call);
    Outcome<Answer> queue(const Call &call); // without an appointment
    Outcome<Answer> cancel(const Call &call);
    Outcome<Answer> giveUp(const Call &call);

private:
    struct Slot {
        QString day, start;
    };
    bool isFree(SQLite::Database &db, const QString &item, const Slot &slot) const;
    Outcome<bool> isTimeToCome(const Slot &slot) const;
    QJsonArray nextFree(SQLite::Database &db, const QString &item, const Slot &wanted) const;

    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
};

} // namespace refportal
