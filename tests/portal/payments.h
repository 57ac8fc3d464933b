// SPDX-License-Identifier: Apache-2.0
// Quotes, orders of payment and refunds, and the citizen who pays (docs/portal-api.yaml, tag money). An order runs out
// after five minutes and a refund takes five seconds; both are looked at when somebody asks.
#pragma once

#include "clock.h"
#include "database.h"
#include "sessions.h"

#include <QDate>

namespace refportal {

class Payments {
public:
    Payments(Database &database, const PortalClock &clock, const Sessions &sessions)
        : m_database(database), m_clock(clock), m_sessions(sessions)
    { }

    Outcome<Answer> quote(const Call &call);
    Outcome<Answer> put(const Call &call);
    Outcome<Answer> get(const Call &call);
    Outcome<Answer> cancel(const Call &call);
    Outcome<Answer> refund(const Call &call);
    Outcome<Answer> list(const Call &call);
    Outcome<Answer> report(const Call &call);

    // Orders that ran out and refunds that arrived. Inside the transaction.
    static void letTimePass(SQLite::Database &db, const QDateTime &now);
    // The check code of the bill of an order: derived, so that the number is the witness and nothing has to be looked
    // up.
    static QString checkCodeOf(const QString &payment);

    // The payment platform's word that a citizen paid: an order that is closed already sends the money back. NotFound;
    // PaymentState when it was paid before.
    Outcome<Answer> pay(const QString &payment);

private:
    struct Order;
    static std::optional<Order> find(SQLite::Database &db, const QString &id, const QString &terminal);
    static Answer answerOf(int status, const Order &order, const char *effect = "");
    Outcome<Answer> make(SQLite::Database &db, const Call &call, const QString &quote, bool byCode);
    void move(SQLite::Database &db, Order &order, const QString &state);

    Database &m_database;
    const PortalClock &m_clock;
    const Sessions &m_sessions;
};

} // namespace refportal
