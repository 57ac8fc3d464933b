// SPDX-License-Identifier: Apache-2.0
// SMS that a citizen must get sooner or later: kept in the database until the gateway has taken them.
#pragma once

#include "database.h"
#include "sessions.h"
#include "sms_gateway.h"
#include "witness_log.h"

#include <condition_variable>
#include <thread>

namespace refportal {

class Notices {
public:
    Notices(Database &database, const Sessions &sessions, const SmsGateway &gateway, WitnessLog &log);
    ~Notices(); // what is not sent yet is sent after the next start

    // POST /sessions/{session}/notices
    Outcome<Answer> create(const Call &call);

    // Queues inside the caller's transaction, at most once per `once`; wake() after the commit.
    static bool queue(SQLite::Database &db, const QString &once, const QString &phone, const QString &words);
    void wake();

private:
    void drain();
    bool sendOldest();

    Database &m_database;
    const Sessions &m_sessions;
    const SmsGateway &m_gateway;
    WitnessLog &m_log;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_work = true;
    bool m_stop = false;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace refportal
