// SPDX-License-Identifier: Apache-2.0
#include "payment_table.h"

namespace kiosk {
namespace {

// What pays a notice is had when it is paid: the portal gives the bill out with it.
// A claim counts from its intent on: before it nothing was printed, after it only people can say.
#define PAYMENT                                                                                                        \
    "SELECT id, quote, amount_fen, state, bill_number, bill_check, visit, serves, since, "                             \
    "serves = 'payment-notice' OR EXISTS (SELECT 1 FROM cases WHERE cases.id = serves) OR EXISTS (SELECT 1 FROM "      \
    "print_intents "                                                                                                   \
    "WHERE claim = serves AND print_intents.state IN ('intent', 'printed', 'spoiled', 'uncertain')) FROM payments "

PaymentStanding standingOf(const sql::Query &query)
{
    PaymentStanding standing;
    standing.payment
        = {PaymentId::parse(query.textAt(0)).value_or(PaymentId()), query.textAt(1), Money::fen(query.numberAt(2)),
           paymentState(query.textAt(3)).value_or(PaymentState::Unknown), // the column's CHECK allows no other name
           PaymentBill{query.textAt(4), query.textAt(5)}};
    standing.visit = VisitId::parse(query.textAt(6)).value_or(VisitId());
    standing.serves = query.textAt(7);
    standing.since = query.timeAt(8);
    standing.isHad = query.numberAt(9) != 0;
    return standing;
}

} // namespace

std::optional<PaymentStanding> PaymentTable::find(PaymentId id)
{
    sql::Query query(m_database, PAYMENT "WHERE id = ?");
    query.text(id.text());
    return query.next() ? std::optional(standingOf(query)) : std::nullopt;
}

bool PaymentTable::hasOpenOrder(const QString &quote)
{
    // narrowed to the index; blocksSecondOrder() decides
    sql::Query query(m_database,
                     PAYMENT "WHERE quote = ? AND payments.state IN ('created', 'waiting', 'unknown', 'paid')");
    query.text(quote);
    while (query.next()) {
        if (blocksSecondOrder(standingOf(query).payment.state))
            return true;
    }
    return false;
}

void PaymentTable::insert(const PaymentIntent &intent, const QDateTime &now)
{
    sql::Query(m_database,
               "INSERT INTO payments (id, quote, amount_fen, state, visit, serves, day, made_at, since) "
               "VALUES (?, ?, ?, 'created', ?, ?, ?, ?, ?)")
        .text(intent.payment.id.text())
        .text(intent.payment.quote)
        .number(intent.payment.amount.fen())
        .text(intent.visit.text())
        .text(intent.serves)
        .text(now.date().toString(Qt::ISODate))
        .time(now)
        .time(now)
        .run();
}

void PaymentTable::move(const Payment &payment, const QDateTime &now)
{
    sql::Query(m_database, "UPDATE payments SET state = ?, bill_number = ?, bill_check = ?, since = ? WHERE id = ?")
        .text(QString::fromLatin1(codeName(payment.state)))
        .text(payment.bill.number)
        .text(payment.bill.checkCode)
        .time(now)
        .text(payment.id.text())
        .run();
}

QList<PaymentStanding> PaymentTable::inDoubt()
{
    QList<PaymentStanding> found;
    sql::Query query(m_database, PAYMENT "WHERE payments.state IN ('created', 'waiting', 'unknown') ORDER BY id");
    while (query.next())
        found << standingOf(query);
    return found;
}

QList<PaymentStanding> PaymentTable::paidForNothing()
{
    QList<PaymentStanding> found;
    sql::Query query(m_database, PAYMENT "WHERE payments.state = 'paid' ORDER BY id");
    while (query.next()) {
        if (const PaymentStanding paid = standingOf(query); !paid.isHad)
            found << paid;
    }
    return found;
}

QList<PaymentStanding> PaymentTable::ofVisit(const QString &visit)
{
    QList<PaymentStanding> found;
    sql::Query query(m_database, PAYMENT "WHERE visit = ? ORDER BY made_at, id");
    query.text(visit);
    while (query.next())
        found << standingOf(query);
    return found;
}

QList<PaymentStanding> PaymentTable::of(QDate day)
{
    QList<PaymentStanding> found;
    sql::Query query(m_database, PAYMENT "WHERE day = ? ORDER BY id");
    query.text(day.toString(Qt::ISODate));
    while (query.next())
        found << standingOf(query);
    return found;
}

} // namespace kiosk
