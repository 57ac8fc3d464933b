// SPDX-License-Identifier: Apache-2.0
// What a citizen has filled in so far and goes on with elsewhere, under a code that only he can use, once. The code is
// made from the id of the draft and is not kept, only its hash. What was taken is forgotten when its session is closed;
// one that ran out instead, as after a power cut, has used nothing up.
#pragma once

#include "notices.h"
#include "sealed_put.h"
#include "sessions.h"

namespace refportal {

class Drafts {
public:
    Drafts(Database &database, const PortalClock &clock, const Envelope &envelope, const Sessions &sessions,
           Notices &notices)
        : m_database(database), m_clock(clock), m_envelope(envelope), m_sessions(sessions), m_notices(notices),
          m_secret(database.secret())
    { }
    Outcome<Answer> put(const Call &call);
    Outcome<Answer> lookUp(const Call &call);
    Outcome<Answer> take(const Call &call);
    // The citizen's phone has filled in {number, item, answers}: no terminal had a part in it.
    Outcome<Answer> fromPhone(const QJsonObject &filled);

private:
    struct Owner {
        QString number, phone;
    };
    Outcome<Answer> keep(SQLite::Database &db, const Sealed &sealed, const Owner &owner, int days);
    bool isUsed(SQLite::Database &db, const QString &draft) const;
    Outcome<bool> withinLimits(SQLite::Database &db, const QString &number) const;
    QString codeOf(const QString &draft) const;
    QByteArray hashed(const QString &code) const;

    Database &m_database;
    const PortalClock &m_clock;
    const Envelope &m_envelope;
    const Sessions &m_sessions;
    Notices &m_notices;
    QByteArray m_secret;
};

} // namespace refportal
