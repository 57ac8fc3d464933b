// SPDX-License-Identifier: Apache-2.0
#include "payment_notices.h"

#include "body_reader.h"
#include "lookup_limits.h"
#include "payments.h"

#include <QUuid>

namespace refportal {

struct PaymentNotices::Standing {
    QString state;
    QString paidAt;
};

namespace {

constexpr const char *Kind = "payment-notice";
constexpr qint64 QuoteLivesMs = 1'800'000;

QString codeIn(BodyReader &body)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{20}\\z"));
    const QString code = body.text("code", digits);
    if (!code.isEmpty() && !registry::noticeCodeHolds(code))
        body.complain("code", "checkDigit");
    return code;
}

// Both calls count: whoever quotes has looked.
Outcome<registry::PaymentNotice> find(SQLite::Database &db, const QDateTime &now, const Call &call, const QString &code)
{
    if (const auto open = withinLimits(db, now, call.terminal, Kind); !open)
        return tl::unexpected(open.error());
    Payments::letTimePass(db, now);
    const auto notice = registry::paymentNotice(code, now.date());
    countLookup(db, now, call.terminal, Kind, notice.has_value());
    return notice ? Outcome<registry::PaymentNotice>(*notice) : refuse(ProblemCode::NoticeUnknown);
}

} // namespace

// What is told of orders here goes before what the department once wrote.
PaymentNotices::Standing PaymentNotices::standingOf(SQLite::Database &db, const registry::PaymentNotice &notice) const
{
    auto row = query(db,
                     "SELECT payments.state, (SELECT at FROM payment_history WHERE payment = payments.id AND "
                     "payment_history.state = 'paid') FROM payments JOIN quotes ON quotes.id = payments.quote "
                     "WHERE quotes.notice = ? AND payments.state IN ('waiting', 'paid')",
                     notice.code);
    if (!row.executeStep())
        return {notice.state, notice.paidAt.isValid() ? timeText(notice.paidAt) : QString()};
    const bool isPaid = textOf(row.getColumn(0)) == u"paid";
    return isPaid ? Standing{QStringLiteral("paid"), textOf(row.getColumn(1))}
                  : Standing{QStringLiteral("in-payment"), {}};
}

Outcome<Answer> PaymentNotices::lookUp(const Call &call)
{
    BodyReader body(call);
    const QString code = codeIn(body);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const QDateTime now = m_clock.now();
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto notice = find(db, now, call, code);
        if (!notice)
            return tl::unexpected(notice.error());
        const Standing standing = standingOf(db, *notice);
        QJsonObject said{{QStringLiteral("payee"), notice->payee},
                         {QStringLiteral("item"), notice->item},
                         {QStringLiteral("amountFen"), notice->fen},
                         {QStringLiteral("lateFeeFen"), notice->lateFen},
                         {QStringLiteral("totalFen"), notice->fen + notice->lateFen},
                         {QStringLiteral("dueOn"), notice->dueOn.toString(Qt::ISODate)},
                         {QStringLiteral("state"), standing.state}};
        if (!standing.paidAt.isEmpty())
            said.insert(QStringLiteral("paidAt"), standing.paidAt);
        Answer answer = jsonAnswer(200, said);
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

Outcome<Answer> PaymentNotices::quote(const Call &call)
{
    BodyReader body(call);
    const QString code = codeIn(body);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const QDateTime now = m_clock.now();
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto notice = find(db, now, call, code);
        if (!notice)
            return tl::unexpected(notice.error());
        if (standingOf(db, *notice).state != u"open")
            return refuse(ProblemCode::NoticeNotOpen);
        QJsonArray lines{
            QJsonObject{{QStringLiteral("title"), notice->item}, {QStringLiteral("amountFen"), notice->fen}}};
        if (notice->lateFen > 0)
            lines.append(QJsonObject{{QStringLiteral("title"), QStringLiteral("滞纳金")},
                                     {QStringLiteral("amountFen"), notice->lateFen}});
        const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const qint64 total = notice->fen + notice->lateFen;
        const qint64 ends = now.toMSecsSinceEpoch() + QuoteLivesMs;
        run(db, "INSERT INTO quotes VALUES (?, ?, 'payment-notice', ?, ?, ?, ?)", id, call.terminal, total, ends, code,
            notice->payer);
        return jsonAnswer(201,
                          {{QStringLiteral("quote"), id},
                           {QStringLiteral("item"), QStringLiteral("payment-notice")},
                           {QStringLiteral("amountFen"), total},
                           {QStringLiteral("lines"), lines},
                           {QStringLiteral("validUntil"), timeText(QDateTime::fromMSecsSinceEpoch(ends))}},
                          "quote-made");
    });
}

} // namespace refportal
