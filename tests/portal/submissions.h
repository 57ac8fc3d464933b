// SPDX-License-Identifier: Apache-2.0
// Sealed cases: one id, one content, one case, for ever.
#pragma once

#include "case_records.h"
#include "notices.h"
#include "sealed_put.h"

namespace refportal {

// What was handed in, opened.
class Submissions {
public:
    Submissions(Database &database, const PortalClock &clock, const Envelope &envelope, CaseRecords &records,
                Notices &notices)
        : m_database(database), m_clock(clock), m_envelope(envelope), m_records(records), m_notices(notices)
    { }

    Outcome<Answer> put(const Call &call);
    Outcome<Answer> get(const Call &call);
    // Every material is here whole: from now on it is a case. Again: the same answer.
    Outcome<Answer> complete(const Call &call);

private:
    Outcome<Answer> keep(SQLite::Database &db, const Sealed &sealed);
    Answer accept(SQLite::Database &db, const Sealed &sealed);
    Outcome<Answer> completeNow(SQLite::Database &db, const Call &call);

    Database &m_database;
    const PortalClock &m_clock;
    const Envelope &m_envelope;
    CaseRecords &m_records;
    Notices &m_notices;
};

} // namespace refportal
