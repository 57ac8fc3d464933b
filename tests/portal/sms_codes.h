// SPDX-License-Identifier: Apache-2.0
// SMS codes: six digits from the system's random source, kept as an HMAC, never logged (../../docs/portal-api.yaml).
#pragma once

#include "notices.h"

namespace refportal {

struct SmsRules {
    int validS = 300;
    int tries = 5;
    int resendAfterS = 60;
    int perDay = 5; // and phone
};

class SmsCodes {
public:
    SmsCodes(Database &database, const PortalClock &clock, const Sessions &sessions, const SmsGateway &gateway,
             SmsRules rules)
        : m_database(database), m_clock(clock), m_sessions(sessions), m_gateway(gateway), m_rules(rules),
          m_pepper(database.secret())
    { }

    Outcome<Answer> create(const Call &call);
    Outcome<Answer> verify(const Call &call);

    enum class Of { Citizen, Principal }; // of the session, or whom he named to act for (authorities.h)
    // Whether that is the code, once more or for the first time; a wrong one costs a try. Inside a transaction.
    enum class Verified { Now, Before };
    Outcome<Verified> judge(SQLite::Database &db, const Session &session, const QString &id, const QString &typed,
                            Of whom) const;
    static QString phoneOf(SQLite::Database &db, const QString &id);

private:
    struct Issued {
        QString id;
        QString phone;
        QString code;
        QString words;
    };
    Outcome<Issued> issue(SQLite::Database &db, const Call &call, const QString &token, const QString &phoneId);
    Outcome<bool> withinQuota(SQLite::Database &db, const QString &phone, const QDateTime &now) const;
    void takeBack(const Issued &issued);
    QByteArray hashed(const QByteArray &salt, const QString &code) const;

    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
    const SmsGateway &m_gateway;
    SmsRules m_rules;
    QByteArray m_pepper;
};

} // namespace refportal
