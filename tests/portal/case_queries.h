// SPDX-License-Identifier: Apache-2.0
// How far cases are: a citizen's own, and one by the number on its receipt, of which nothing personal is said.
#pragma once

#include "clock.h"
#include "database.h"
#include "sessions.h"

namespace refportal {

class CaseQueries {
public:
    CaseQueries(Database &database, const PortalClock &clock, const Sessions &sessions)
        : m_database(database), m_clock(clock), m_sessions(sessions)
    { }
    Outcome<Answer> list(const Call &call);
    // LookupQuota: a case number counts up, so numbers could be tried. The limits are in docs/portal-api.yaml.
    Outcome<Answer> lookUp(const Call &call);

private:
    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
};

} // namespace refportal
