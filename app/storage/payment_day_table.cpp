// SPDX-License-Identifier: Apache-2.0
#include "payment_day_table.h"

namespace kiosk {

QList<QDate> PaymentDayTable::owed(QDate today, int most)
{
    sql::Query query(m_database, "SELECT min(day) FROM payments");
    query.next();
    const QDate first = QDate::fromString(query.textAt(0), Qt::ISODate);
    if (!first.isValid())
        return {};
    QList<QDate> days;
    // Each by itself: a report for a day to come, of a clock that was wrong, stands in the way of none before it.
    for (QDate day = std::max(first, today.addDays(-most)); day < today; day = day.addDays(1)) {
        sql::Query known(m_database, "SELECT 1 FROM payment_days WHERE day = ?");
        if (!known.text(day.toString(Qt::ISODate)).next())
            days << day;
    }
    return days;
}

void PaymentDayTable::insert(const Day &day)
{
    sql::Query(m_database, "INSERT INTO payment_days (day, report) VALUES (?, ?)")
        .text(day.day.toString(Qt::ISODate))
        .text(day.report.text())
        .run();
}

std::optional<PaymentDayTable::Day> PaymentDayTable::find(PaymentReportId report)
{
    sql::Query query(m_database, "SELECT day, body FROM payment_days WHERE report = ?");
    query.text(report.text());
    if (!query.next())
        return {};
    return Day{report, QDate::fromString(query.textAt(0), Qt::ISODate), query.bytesAt(1)};
}

void PaymentDayTable::compared(const PaymentReport &report, const QDateTime &now)
{
    sql::Query(m_database, "UPDATE payment_days SET body = ?, differences = ?, compared_at = ? WHERE report = ?")
        .bytes(encoded(report))
        .number(report.findings.size())
        .time(now)
        .text(report.id.text())
        .run();
}

} // namespace kiosk
