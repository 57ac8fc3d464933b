// SPDX-License-Identifier: Apache-2.0
// Sealed corrections of a case (补正): one field or material that a department asked for, one id one content.
#pragma once

#include "case_standings.h"
#include "sealed_put.h"

namespace refportal {

class Corrections {
public:
    Corrections(Database &database, const PortalClock &clock, const Envelope &envelope)
        : m_database(database), m_clock(clock), m_envelope(envelope)
    { }
    Outcome<Answer> put(const Call &call);

    // For Submissions, which completes what awaited its material; inside its transaction. CorrectionUnneeded when
    // another one came first.
    static bool isOne(const QJsonObject &plain);
    static Outcome<Answer> accept(SQLite::Database &db, const QDateTime &now, const Sealed &sealed);

private:
    Outcome<Answer> keep(SQLite::Database &db, const Sealed &sealed) const;

    Database &m_database;
    const PortalClock &m_clock;
    const Envelope &m_envelope;
};

} // namespace refportal
