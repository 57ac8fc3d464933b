// SPDX-License-Identifier: Apache-2.0
// Statements on payments, under the same rules as OutboxTable. Private to app/storage.
#pragma once

#include "payment_standing.h"
#include "sql.h"

namespace kiosk {

class PaymentTable {
public:
    explicit PaymentTable(SQLite::Database &database) : m_database(database) { }

    std::optional<PaymentStanding> find(PaymentId id);
    bool hasOpenOrder(const QString &quote); // blocksSecondOrder()
    void insert(const PaymentIntent &intent, const QDateTime &now);
    void move(const Payment &payment, const QDateTime &now); // state and bill
    QList<PaymentStanding> inDoubt();                        // mustBeAsked()
    QList<PaymentStanding> paidForNothing();
    QList<PaymentStanding> ofVisit(const QString &visit);
    QList<PaymentStanding> of(QDate day); // made on that day, by this clock

private:
    SQLite::Database &m_database;
};

} // namespace kiosk
