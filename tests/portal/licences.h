// SPDX-License-Identifier: Apache-2.0
// Electronic licences: a citizen's own as a list; a code that the citizen shows becomes a token, and the token copies
// the licence, each once.
#pragma once

#include "clock.h"
#include "database.h"
#include "sessions.h"

namespace refportal {

class Licences {
public:
    Licences(Database &database, const PortalClock &clock, const Sessions &sessions)
        : m_database(database), m_clock(clock), m_sessions(sessions), m_secret(database.secret())
    { }
    Outcome<Answer> own(const Call &call); // the citizen's, as a list
    Outcome<Answer> verify(const Call &call);
    Outcome<Answer> copy(const Call &call);

private:
    struct Shown;
    Outcome<Answer> verifyNow(SQLite::Database &db, const Call &call, const Shown &shown);

    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
    QByteArray m_secret;
};

} // namespace refportal
