// SPDX-License-Identifier: Apache-2.0
// Statements on payment_days, under the same rules as OutboxTable: each day since the first order, and how it compared
// with the portal's list. Private to app/storage.
#pragma once

#include "sql.h"

#include <payments/payment_report.h>

namespace kiosk {

class PaymentDayTable {
public:
    explicit PaymentDayTable(SQLite::Database &database) : m_database(database) { }

    struct Day {
        PaymentReportId report;
        QDate day;
        QByteArray body; // encoded PaymentReport; empty: not compared yet
    };
    // The days before `today` that have no report yet: the last `most` of them, none before there was an order.
    QList<QDate> owed(QDate today, int most);
    void insert(const Day &day);
    std::optional<Day> find(PaymentReportId report);
    void compared(const PaymentReport &report, const QDateTime &now);

private:
    SQLite::Database &m_database;
};

} // namespace kiosk
