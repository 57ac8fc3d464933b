// SPDX-License-Identifier: Apache-2.0
// How to reach the citizen of a case, before the case itself is here, and what a terminal's staff have him told.
#pragma once

#include "envelope.h"
#include "notices.h"

namespace refportal {

class CaseNotices {
public:
    CaseNotices(Database &database, const Envelope &envelope, const Sessions &sessions, Notices &notices)
        : m_database(database), m_envelope(envelope), m_sessions(sessions), m_notices(notices)
    { }

    // PUT /submissions/{submission}/notice
    Outcome<Answer> put(const Call &call);
    // PUT /submissions/{submission}/messages/{standing}: one SMS for each standing
    Outcome<Answer> tell(const Call &call);

private:
    Database &m_database;
    const Envelope &m_envelope;
    const Sessions &m_sessions;
    Notices &m_notices;
};

} // namespace refportal
