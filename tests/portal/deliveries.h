// SPDX-License-Identifier: Apache-2.0
// Documents that departments serve on citizens (送达), and the proof that it was done: sealed, one for each document.
#pragma once

#include "clock.h"
#include "sealed_put.h"
#include "sessions.h"

namespace refportal {

class Deliveries {
public:
    Deliveries(Database &database, const PortalClock &clock, const Sessions &sessions, const Envelope &envelope)
        : m_database(database), m_clock(clock), m_sessions(sessions), m_envelope(envelope)
    { }
    Outcome<Answer> list(const Call &call); // of the session's citizen, those neither served nor refused
    Outcome<Answer> get(const Call &call);
    Outcome<Answer> putReceipt(const Call &call);

private:
    Outcome<Answer> keep(SQLite::Database &db, const Call &call, const Sealed &sealed) const;

    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
    const Envelope &m_envelope;
};

} // namespace refportal
