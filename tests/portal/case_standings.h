// SPDX-License-Identifier: Apache-2.0
// Where a case stands, part by part, for its citizen, and what a department makes of it.
#pragma once

#include "clock.h"
#include "database.h"
#include "sessions.h"

namespace refportal {

// What a department says of its part of a case; `faults` as in schema CaseFault.
struct Judgement {
    QString caseNo;
    QString part;
    QString state; // accepted, needs-fix, done, refused
    QJsonArray faults = {};
};

class CaseStandings {
public:
    CaseStandings(Database &database, const PortalClock &clock, const Sessions &sessions)
        : m_database(database), m_clock(clock), m_sessions(sessions)
    { }
    Outcome<Answer> get(const Call &call);
    // CaseUnknown, or NotFound when the case has no such part.
    Outcome<bool> judge(const Judgement &judgement);

    // The correction that was asked for has come; the part goes on when it was the last one. Inside the transaction.
    static bool asksFor(SQLite::Database &db, const QString &caseNo, const QString &kind, const QString &id);
    static void corrected(SQLite::Database &db, const QDateTime &now, const QString &caseNo, const QString &kind,
                          const QString &id);
    // As in schema CaseStanding, whoever asks; empty: no such case. Inside the transaction.
    static QJsonObject standingOf(SQLite::Database &db, const QString &caseNo);
    // Number of the citizen's card; empty: no such case.
    static QString citizenOf(SQLite::Database &db, const QString &caseNo);

private:
    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
};

} // namespace refportal
