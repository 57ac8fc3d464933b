// SPDX-License-Identifier: Apache-2.0
// What happened at the doors of a terminal's locker: one id one event, one reservation a cell that is not over.
#pragma once

#include "clock.h"
#include "database.h"

namespace refportal {

class Lockers {
public:
    Lockers(Database &database, const PortalClock &clock) : m_database(database), m_clock(clock) { }
    Outcome<Answer> put(const Call &call);
    Outcome<Answer> get(const Call &call);

private:
    struct Event;
    Outcome<Answer> putNow(SQLite::Database &db, const Call &call, const Event &event) const;

    Database &m_database;
    const PortalClock &m_clock;
};

} // namespace refportal
