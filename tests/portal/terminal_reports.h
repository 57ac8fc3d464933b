// SPDX-License-Identifier: Apache-2.0
// What a terminal says of itself, and what the portal has for it: the last heartbeat, and a feed read by cursor.
#pragma once

#include "clock.h"
#include "database.h"

namespace refportal {

class TerminalReports {
public:
    TerminalReports(Database &database, const PortalClock &clock) : m_database(database), m_clock(clock) { }
    Outcome<Answer> heartbeat(const Call &call);
    Outcome<Answer> events(const Call &call);
    // Puts an event into a terminal's feed; `kind` as in schema Event.
    Outcome<bool> tell(const QString &terminal, const QString &kind);

private:
    static qint64 lastEventOf(SQLite::Database &db, const QString &terminal);

    Database &m_database;
    const PortalClock &m_clock;
};

} // namespace refportal
