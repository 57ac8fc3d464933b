// SPDX-License-Identifier: Apache-2.0
#include "payments.h"

#include "body_reader.h"
#include "registry.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUuid>

namespace refportal {

struct Payments::Order {
    QString id, quote, terminal, state, billNumber;
    qint64 fen = 0;
    bool byCode = false;
    qint64 endsMs = 0;
};

namespace {

constexpr qint64 OrderLivesMs = 300'000;
constexpr qint64 QuoteLivesMs = 1'800'000;
constexpr qint64 RefundTakesMs = 5'000;

QString qrOf(const QString &payment) { return QStringLiteral("https://pay.chenghu.example/p/") + payment; }

QJsonObject wireOf(const QString &id, const QString &quote, qint64 fen, const QString &state, const QString &bill)
{
    QJsonObject order{{QStringLiteral("payment"), id},
                      {QStringLiteral("quote"), quote},
                      {QStringLiteral("amountFen"), fen},
                      {QStringLiteral("state"), state}};
    if (!bill.isEmpty())
        order.insert(
            QStringLiteral("bill"),
            QJsonObject{{QStringLiteral("number"), bill}, {QStringLiteral("checkCode"), Payments::checkCodeOf(id)}});
    return order;
}

// The platform of an invented bank: a code that ends in 0 has no money, in 9 asks the citizen for the password first.
bool isRefusedCode(const QString &code) { return code.endsWith(u'0'); }
bool isPaidAtOnce(const QString &code) { return !code.endsWith(u'9'); }

QDate dayIn(const QString &query)
{
    static const QRegularExpression day(QStringLiteral("\\Aday=(\\d{4}-\\d\\d-\\d\\d)\\z"));
    return QDate::fromString(day.match(query).captured(1), Qt::ISODate);
}

} // namespace

std::optional<Payments::Order> Payments::find(SQLite::Database &db, const QString &id, const QString &terminal)
{
    auto row = query(db,
                     "SELECT id, quote, terminal, state, bill, fen, by_code, ends_ms FROM payments WHERE id = ? AND "
                     "(terminal = ? OR '' = ?)",
                     id, terminal, terminal);
    if (!row.executeStep())
        return std::nullopt;
    return Order{textOf(row.getColumn(0)),       textOf(row.getColumn(1)),   textOf(row.getColumn(2)),
                 textOf(row.getColumn(3)),       textOf(row.getColumn(4)),   row.getColumn(5).getInt64(),
                 row.getColumn(6).getInt() != 0, row.getColumn(7).getInt64()};
}

Answer Payments::answerOf(int status, const Order &order, const char *effect)
{
    QJsonObject body = wireOf(order.id, order.quote, order.fen, order.state, order.billNumber);
    if (order.state == u"waiting") {
        if (!order.byCode)
            body.insert(QStringLiteral("qr"), qrOf(order.id));
        body.insert(QStringLiteral("expiresAt"), timeText(QDateTime::fromMSecsSinceEpoch(order.endsMs)));
    }
    return jsonAnswer(status, body, effect);
}

QString Payments::checkCodeOf(const QString &payment)
{
    return QString::fromLatin1(QCryptographicHash::hash(payment.toUtf8(), QCryptographicHash::Sha256).toHex().left(6));
}

void Payments::letTimePass(SQLite::Database &db, const QDateTime &now)
{
    run(db, "INSERT INTO payment_history SELECT id, 'closed', ? FROM payments WHERE state = 'waiting' AND ends_ms <= ?",
        timeText(now), now.toMSecsSinceEpoch());
    run(db, "UPDATE payments SET state = 'closed' WHERE state = 'waiting' AND ends_ms <= ?", now.toMSecsSinceEpoch());
    run(db,
        "INSERT INTO payment_history SELECT id, 'refunded', ? FROM payments WHERE state = 'refunding' AND refund_ms <= "
        "?",
        timeText(now), now.toMSecsSinceEpoch());
    run(db, "UPDATE payments SET state = 'refunded' WHERE state = 'refunding' AND refund_ms <= ?",
        now.toMSecsSinceEpoch());
}

void Payments::move(SQLite::Database &db, Order &order, const QString &state)
{
    const QDateTime now = m_clock.now();
    order.state = state;
    if (state == u"paid") {
        auto count = query(db, "SELECT count(*) FROM payments WHERE bill <> ''");
        count.executeStep();
        order.billNumber
            = QStringLiteral("33010026") + QString::number(count.getColumn(0).getInt64() + 1).rightJustified(10, u'0');
    }
    run(db, "UPDATE payments SET state = ?, bill = ?, refund_ms = ? WHERE id = ?", state, order.billNumber,
        now.toMSecsSinceEpoch() + RefundTakesMs, order.id);
    run(db, "INSERT INTO payment_history VALUES (?, ?, ?)", order.id, state, timeText(now));
}

Outcome<Answer> Payments::quote(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    const QString item = body.text("item", pattern::itemId());
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findForItem(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        if (session->item != item)
            return refuse(ProblemCode::ItemUnknown);
        QJsonArray lines;
        qint64 total = 0;
        for (const auto &fee : registry::feesOf(item)) {
            total += fee.fen;
            lines.append(QJsonObject{{QStringLiteral("title"), fee.title}, {QStringLiteral("amountFen"), fee.fen}});
        }
        const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const qint64 ends = m_clock.now().toMSecsSinceEpoch() + QuoteLivesMs;
        run(db, "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, '', ?)", id, call.terminal, item, total, ends,
            session->number);
        return jsonAnswer(201,
                          {{QStringLiteral("quote"), id},
                           {QStringLiteral("item"), item},
                           {QStringLiteral("amountFen"), total},
                           {QStringLiteral("lines"), lines},
                           {QStringLiteral("validUntil"), timeText(QDateTime::fromMSecsSinceEpoch(ends))}},
                          "quote-made");
    });
}

Outcome<Answer> Payments::put(const Call &call)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{16,24}\\z"));
    BodyReader body(call);
    const QString quote = body.text("quote", pattern::uuid());
    const bool byCode
        = body.oneOf("method", {QStringLiteral("show-qr"), QStringLiteral("payment-code")}) == u"payment-code";
    const QString code = byCode ? body.text("code", digits) : QString();
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        letTimePass(db, m_clock.now());
        if (auto known = find(db, call.ids.first(), {})) {
            if (known->terminal != call.terminal || known->quote != quote)
                return refuse(ProblemCode::PaymentConflict);
            return answerOf(200, *known);
        }
        if (byCode && isRefusedCode(code))
            return refuse(ProblemCode::PaymentCodeRefused);
        auto made = make(db, call, quote, byCode);
        if (!made || !byCode || !isPaidAtOnce(code))
            return made;
        auto order = find(db, call.ids.first(), call.terminal);
        move(db, *order, QStringLiteral("paid"));
        return answerOf(201, *order, "payment-paid");
    });
}

Outcome<Answer> Payments::make(SQLite::Database &db, const Call &call, const QString &quote, bool byCode)
{
    const QDateTime now = m_clock.now();
    auto row = query(db, "SELECT fen, ends_ms, notice FROM quotes WHERE id = ? AND terminal = ?", quote, call.terminal);
    if (!row.executeStep())
        return refuse(ProblemCode::NotFound);
    if (row.getColumn(1).getInt64() <= now.toMSecsSinceEpoch())
        return refuse(ProblemCode::QuoteExpired);
    const qint64 fen = row.getColumn(0).getInt64();
    // of this quote, or of another one for the same notice
    auto open = query(db,
                      "SELECT 1 FROM payments JOIN quotes ON quotes.id = payments.quote WHERE (quotes.id = ? OR "
                      "(quotes.notice <> '' AND quotes.notice = ?)) AND payments.state IN ('waiting', 'paid')",
                      quote, textOf(row.getColumn(2)));
    if (open.executeStep())
        return refuse(ProblemCode::QuoteHasOpenOrder);
    const qint64 ends = now.toMSecsSinceEpoch() + OrderLivesMs;
    run(db, "INSERT INTO payments VALUES (?, ?, ?, ?, ?, 'waiting', '', ?, ?, ?, 0)", call.ids.first(), quote,
        call.terminal, call.visit, fen, byCode ? 1 : 0, now.date().toString(Qt::ISODate), ends);
    run(db, "INSERT INTO payment_history VALUES (?, 'waiting', ?)", call.ids.first(), timeText(now));
    return answerOf(201, *find(db, call.ids.first(), call.terminal), "payment-waiting");
}

Outcome<Answer> Payments::get(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        letTimePass(db, m_clock.now());
        const auto order = find(db, call.ids.first(), call.terminal);
        return order ? Outcome<Answer>(answerOf(200, *order)) : refuse(ProblemCode::NotFound);
    });
}

Outcome<Answer> Payments::cancel(const Call &call)
{
    BodyReader body(call);
    const QString quote = body.text("quote", pattern::uuid());
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        letTimePass(db, m_clock.now());
        auto order = find(db, call.ids.first(), {});
        if (order && (order->terminal != call.terminal || order->quote != quote))
            return refuse(ProblemCode::PaymentConflict);
        if (order && order->state != u"waiting")
            return answerOf(200, *order);
        if (order) {
            move(db, *order, QStringLiteral("closed"));
            return answerOf(200, *order, "payment-closed");
        }
        // never had: its id is spent, so that an order which is still on its way does not come to life
        const QDateTime now = m_clock.now();
        const int made = run(db,
                             "INSERT INTO payments SELECT ?, id, terminal, ?, fen, 'closed', '', 0, ?, ends_ms, 0 FROM "
                             "quotes WHERE id = ? AND terminal = ?",
                             call.ids.first(), call.visit, now.date().toString(Qt::ISODate), quote, call.terminal);
        if (made == 0)
            return refuse(ProblemCode::NotFound);
        run(db, "INSERT INTO payment_history VALUES (?, 'closed', ?)", call.ids.first(), timeText(now));
        return answerOf(200, *find(db, call.ids.first(), call.terminal), "payment-closed");
    });
}

Outcome<Answer> Payments::refund(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        letTimePass(db, m_clock.now());
        auto order = find(db, call.ids.first(), call.terminal);
        if (!order)
            return refuse(ProblemCode::NotFound);
        if (order->state == u"refunding" || order->state == u"refunded")
            return answerOf(200, *order);
        if (order->state != u"paid")
            return refuse(ProblemCode::PaymentState);
        move(db, *order, QStringLiteral("refunding"));
        return answerOf(200, *order, "payment-refunding");
    });
}

Outcome<Answer> Payments::pay(const QString &payment)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        letTimePass(db, m_clock.now());
        auto order = find(db, payment, {});
        if (!order)
            return refuse(ProblemCode::NotFound);
        if (order->state != u"waiting" && order->state != u"closed")
            return refuse(ProblemCode::PaymentState);
        const bool late = order->state == u"closed";
        move(db, *order, late ? QStringLiteral("refunding") : QStringLiteral("paid"));
        return answerOf(200, *order, late ? "payment-refunding" : "payment-paid");
    });
}

Outcome<Answer> Payments::list(const Call &call)
{
    const QDate day = dayIn(call.query);
    if (!day.isValid())
        return refuseMember("/day", "format");
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        letTimePass(db, m_clock.now());
        auto row = query(
            db, "SELECT id, quote, fen, state, bill FROM payments WHERE terminal = ? AND day = ? ORDER BY rowid",
            call.terminal, day.toString(Qt::ISODate));
        QJsonArray orders;
        while (row.executeStep())
            orders.append(wireOf(textOf(row.getColumn(0)), textOf(row.getColumn(1)), row.getColumn(2).getInt64(),
                                 textOf(row.getColumn(3)), textOf(row.getColumn(4))));
        return jsonAnswer(200,
                          {{QStringLiteral("day"), day.toString(Qt::ISODate)}, {QStringLiteral("payments"), orders}});
    });
}

Outcome<Answer> Payments::report(const Call &call)
{
    BodyReader body(call);
    const QString day = body.text("day");
    body.integer("orders", 0, 1'000'000);
    body.array("differences");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const QByteArray kept = QJsonDocument(body.json()).toJson(QJsonDocument::Compact);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const bool made = run(db, "INSERT INTO payment_reports VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                              call.ids.first(), call.terminal, day, kept)
            > 0;
        auto row = query(db, "SELECT 1 FROM payment_reports WHERE id = ? AND terminal = ? AND body = ?",
                         call.ids.first(), call.terminal, kept);
        if (!row.executeStep())
            return refuse(ProblemCode::PaymentConflict);
        return jsonAnswer(made ? 201 : 200, body.json(), made ? "payment-report-kept" : "");
    });
}

} // namespace refportal
