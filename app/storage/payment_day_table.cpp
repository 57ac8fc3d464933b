// SPDX-License-Identifier: Apache-2.0
#include "payment_day_table.h"

namespace kiosk {

QList<QDate> PaymentDayTable::owed(QDate today, int most)
{
    sql::Query query(m_database, "SELECT (SELECT max(day) FROM payment_days), (SELECT min(day) FROM payments)");
    query.next();
    const QDate last = QDate::fromString(query.textAt(0), Qt::ISODate);
    const QDate first = QDate::fromString(query.textAt(1), Qt::ISODate);
    if (!first.isValid())
        return {};
    QList<QDate> days;
    for (QDate day = std::max(last.isValid() ? last.addDays(1) : first, today.addDays(-most)); day < today;
         day = day.addDays(1))
        days << day;
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
