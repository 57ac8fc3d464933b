// SPDX-License-Identifier: Apache-2.0
// Who may act for whom (../../docs/agents.md): the other person is named by his card and agrees by a code to his phone;
// then the session is his, and what was agreed stands in the database under an id that the case names.
#pragma once

#include "sms_codes.h"

namespace refportal {

class Authorities {
public:
    Authorities(Database &database, const PortalClock &clock, const Sessions &sessions, SmsCodes &codes)
        : m_database(database), m_clock(clock), m_sessions(sessions), m_codes(codes)
    { }

    Outcome<Answer> name(const Call &call);
    Outcome<Answer> verify(const Call &call);

    // What does not go with a case that was opened: an authority it does not have, or does not name.
    static std::optional<Problem> complaint(SQLite::Database &db, const QJsonObject &plain, const QString &terminal);

private:
    Outcome<Answer> give(SQLite::Database &db, const Call &call, const Session &session, const QString &code);

    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
    SmsCodes &m_codes;
};

} // namespace refportal
