// SPDX-License-Identifier: Apache-2.0
#include "bills.h"

#include "bill_pdf.h"
#include "payments.h"

namespace refportal {
namespace {

constexpr int MostListed = 50;

// 林* of 林例.
QString masked(const QString &name) { return name.left(1) + QString(std::max<qsizetype>(name.size() - 1, 1), u'*'); }

QJsonObject wireOf(const registry::Bill &bill, const QString &payer)
{
    return {{QStringLiteral("code"), bill.code},
            {QStringLiteral("number"), bill.number},
            {QStringLiteral("checkCode"), bill.checkCode},
            {QStringLiteral("item"), bill.item},
            {QStringLiteral("issuer"), bill.issuer},
            {QStringLiteral("payer"), masked(payer)},
            {QStringLiteral("amountFen"), bill.fen},
            {QStringLiteral("issuedOn"), bill.issuedOn.toString(Qt::ISODate)}};
}

} // namespace

// The newest first.
QList<registry::Bill> Bills::billsOf(SQLite::Database &db, const Session &session) const
{
    const QDateTime now = m_clock.now();
    Payments::letTimePass(db, now);
    QList<registry::Bill> found;
    auto row = query(db,
                     "SELECT payments.id, payments.bill, payments.fen, payments.day, quotes.item, quotes.notice "
                     "FROM payments JOIN quotes ON quotes.id = payments.quote "
                     "WHERE quotes.payer = ? AND payments.state = 'paid' ORDER BY payments.bill DESC",
                     session.number);
    while (row.executeStep()) {
        const QString number = textOf(row.getColumn(1));
        registry::Bill bill{number.left(8),
                            number.mid(8),
                            Payments::checkCodeOf(textOf(row.getColumn(0))),
                            {},
                            {},
                            row.getColumn(2).getInt64(),
                            QDate::fromString(textOf(row.getColumn(3)), Qt::ISODate)};
        if (const auto notice = registry::paymentNotice(textOf(row.getColumn(5)), now.date())) {
            bill.item = notice->item;
            bill.issuer = notice->payee;
        } else {
            const registry::Item *item = registry::item(textOf(row.getColumn(4)));
            bill.item = item ? item->title : textOf(row.getColumn(4));
            bill.issuer = QStringLiteral("澄湖区财政局");
        }
        found << bill;
    }
    return found + registry::billsOf(session.number, now.date());
}

Outcome<Answer> Bills::list(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, call.session, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        const auto all = billsOf(db, *session);
        QJsonArray bills;
        for (const registry::Bill &bill : all.mid(0, MostListed))
            bills.append(wireOf(bill, session->name));
        Answer answer
            = jsonAnswer(200, {{QStringLiteral("bills"), bills}, {QStringLiteral("more"), all.size() > MostListed}});
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

Outcome<Answer> Bills::document(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, call.session, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        for (const registry::Bill &bill : billsOf(db, *session)) {
            if (bill.code + bill.number != call.ids.first())
                continue;
            Answer document;
            document.contentType = "application/pdf";
            document.body = renderBill(bill, masked(session->name));
            document.headers = {{"Cache-Control", "no-store"}};
            document.effect = "bill-sent";
            return document;
        }
        return refuse(ProblemCode::NotFound); // nobody learns of another's
    });
}

} // namespace refportal
