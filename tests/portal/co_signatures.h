// SPDX-License-Identifier: Apache-2.0
// Signatures of others under a case: by those whom it names, each once, until its last day.
#pragma once

#include "case_records.h"
#include "sealed_put.h"
#include "sessions.h"

namespace refportal {

// What its citizen signed, computed from a case by ourselves: schema `CaseSignature` of docs/portal-api.yaml.
QString documentDigest(const QJsonObject &plain);

class CoSignatures {
public:
    CoSignatures(Database &database, const PortalClock &clock, const Envelope &envelope, const Sessions &sessions,
                 CaseRecords &records)
        : m_database(database), m_clock(clock), m_envelope(envelope), m_sessions(sessions), m_records(records)
    { }

    Outcome<Answer> request(const Call &call);
    Outcome<Answer> put(const Call &call);

    // Members `by`, `given` and `open` of a case that waits for signatures; inside the transaction.
    static QJsonObject standingOf(SQLite::Database &db, const QString &caseNo, const QJsonObject &plain);

private:
    Outcome<Answer> keep(SQLite::Database &db, const Call &call, const Sealed &sealed) const;

    Database &m_database;
    const PortalClock &m_clock;
    const Envelope &m_envelope;
    const Sessions &m_sessions;
    CaseRecords &m_records;
};

} // namespace refportal
