// SPDX-License-Identifier: Apache-2.0
// The right to print one certificate once, and what the citizen may choose from (docs/portal-api.yaml, putPrintClaim).
#pragma once

#include "case_records.h"
#include "registry.h"
#include "sessions.h"

#include <variant>

namespace refportal {

class PrintClaims {
public:
    PrintClaims(Database &database, const PortalClock &clock, const Sessions &sessions, CaseRecords &records)
        : m_database(database), m_clock(clock), m_sessions(sessions), m_records(records)
    { }

    Outcome<Answer> choices(const Call &call);
    Outcome<Answer> put(const Call &call);
    Outcome<Answer> get(const Call &call);
    Outcome<Answer> document(const Call &call);
    Outcome<Answer> patch(const Call &call);

private:
    struct Wish { // a claim that may be made
        Session session;
        QString choice;
        QString title; // as the citizen chose it
        std::variant<registry::Certificate, registry::OwnLicence> what;
    };
    struct Asked {
        QString token, item, choice;
    };
    // The answer when the claim is there already, else the wish.
    Outcome<std::variant<Answer, Wish>> examine(SQLite::Database &db, const Call &call, const Asked &asked);
    Outcome<Wish> wishFor(SQLite::Database &db, const Session &session, const Asked &asked);
    Outcome<Answer> reserve(SQLite::Database &db, const Call &call, const Wish &wish, int pages, const QByteArray &pdf);
    Outcome<bool> giveWay(SQLite::Database &db, const QString &number, const QString &choice);
    void move(SQLite::Database &db, const QString &claim, const QString &state, const QString &proof);
    // False: another claim has that sheet.
    bool noteSheet(SQLite::Database &db, const Call &call, const QString &serial);

    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
    CaseRecords &m_records;
};

} // namespace refportal
