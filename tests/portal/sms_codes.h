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

private:
    struct Issued {
        QString id;
        QString phone;
        QString code;
    };
    Outcome<Issued> issue(SQLite::Database &db, const Call &call, const QString &token, const QString &phoneId);
    Outcome<bool> withinQuota(SQLite::Database &db, const QString &phone, const QDateTime &now) const;
    void takeBack(const Issued &issued);
    Outcome<Answer> judge(SQLite::Database &db, const Session &session, const QString &id, const QString &typed);
    QByteArray hashed(const QByteArray &salt, const QString &code) const;

    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
    const SmsGateway &m_gateway;
    SmsRules m_rules;
    QByteArray m_pepper;
};

} // namespace refportal
