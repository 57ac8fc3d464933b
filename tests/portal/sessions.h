// SPDX-License-Identifier: Apache-2.0
// Citizens' sessions. The token is 128 random bits and is kept as its SHA-256 only.
#pragma once

#include "clock.h"
#include "database.h"

namespace refportal {

struct Session {
    QByteArray token; // hashed
    QString item;
    QString name;
    QString number;
    QString phone; // verified by SMS; empty: not yet
    bool smsLocked = false;
    bool isForAnother = false; // who has agreed to it
    bool verified() const { return !phone.isEmpty(); }
};

constexpr int SessionIdleS = 600; // a session ends that long after its last use

// Random bytes as lower-case hex
QByteArray randomHex(int bytes);

class Sessions {
public:
    Sessions(Database &database, const PortalClock &clock) : m_database(database), m_clock(clock) { }

    static QByteArray hashed(const QString &token);

    Outcome<Answer> open(const Call &call);
    Outcome<Answer> openByLicence(const Call &call); // verified from the start; a code is good once
    Answer close(const Call &call);

    // The session of this token at this terminal, prolonged; SessionExpired. Inside a transaction of the caller.
    Outcome<Session> find(SQLite::Database &db, const QString &token, const QString &terminal) const;
    // The same, and it must have a verified phone: IdentityNeeded. For calls of its item, which may be done for
    // another.
    Outcome<Session> findForItem(SQLite::Database &db, const QString &token, const QString &terminal) const;
    // The same for whatever else is a citizen's: NotAllowed while somebody acts for him (../../docs/agents.md).
    Outcome<Session> findVerified(SQLite::Database &db, const QString &token, const QString &terminal) const;
    // not closed and not run out; `token` hashed
    bool alive(SQLite::Database &db, const QByteArray &token) const;

private:
    Database &m_database;
    const PortalClock &m_clock;
};

} // namespace refportal
