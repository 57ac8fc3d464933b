// SPDX-License-Identifier: Apache-2.0
// Certificates of terminals, in the shape of EST (RFC 7030): the first for a one-time code, the next for the one that
// is shown; and terminals that the operator has revoked. Certificates live by the real clock, as TLS looks at it.
#pragma once

#include "clock.h"
#include "database.h"

namespace refportal {

class Enrolment {
public:
    // Signs with ca.key of the folder; without one every call is NotFound.
    Enrolment(Database &database, const PortalClock &clock, const QString &tlsFolder);
    ~Enrolment();
    Outcome<Answer> enrol(const Call &call);
    Outcome<Answer> reenrol(const Call &call);

    // The operator gives out a code, good for a day; wrong tries are forgotten.
    Outcome<bool> allow(const QString &terminal, const QString &code);
    // From now on whatever certificate the terminal shows is refused, until it enrols anew.
    Outcome<bool> revoke(const QString &terminal);
    bool isRevoked(const Call &call);

private:
    struct Authority;
    struct Request;
    struct Caller {
        QString terminal, code;
    };
    Outcome<Answer> enrolNow(SQLite::Database &db, const Caller &caller, const Call &call);
    Outcome<QByteArray> certify(const Request &request) const; // DER

    Database &m_database;
    const PortalClock &m_clock;
    QByteArray m_secret;
    std::unique_ptr<Authority> m_authority; // null: no key
};

} // namespace refportal
