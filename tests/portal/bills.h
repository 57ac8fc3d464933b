// SPDX-License-Identifier: Apache-2.0
// A citizen's electronic bills (财政电子票据): those he always had, and those of what was paid here for him.
#pragma once

#include "clock.h"
#include "database.h"
#include "registry.h"
#include "sessions.h"

namespace refportal {

class Bills {
public:
    Bills(Database &database, const PortalClock &clock, const Sessions &sessions)
        : m_database(database), m_clock(clock), m_sessions(sessions)
    { }
    Outcome<Answer> list(const Call &call);
    Outcome<Answer> document(const Call &call);

private:
    QList<registry::Bill> billsOf(SQLite::Database &db, const Session &session) const;

    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
};

} // namespace refportal
