// SPDX-License-Identifier: Apache-2.0
// Calls for a person who helps, and the desk that takes them: whoever is on duty goes to the oldest one.
#pragma once

#include "clock.h"
#include "database.h"

#include <atomic>

namespace refportal {

class HelpCalls {
public:
    HelpCalls(Database &database, const PortalClock &clock) : m_database(database), m_clock(clock) { }
    Outcome<Answer> put(const Call &call);
    Outcome<Answer> get(const Call &call);
    Outcome<Answer> close(const Call &call);

    // Of the desk: {"staffed": false} nobody is on duty from now on; {"desk": NAME} goes to the oldest call that waits;
    // {"over": true} is done with the oldest that somebody comes to. NotFound: there is none.
    Outcome<Answer> desk(const QJsonObject &said);

private:
    Outcome<Answer> standing(SQLite::Database &db, const Call &call, int status, const char *effect = "") const;
    void forgetTheQuiet(SQLite::Database &db) const;

    Database &m_database;
    const PortalClock &m_clock;
    std::atomic<bool> m_staffed = true;
};

} // namespace refportal
