// SPDX-License-Identifier: Apache-2.0
#include "sessions.h"

#include "body_reader.h"
#include "registry.h"

#include <QCryptographicHash>
#include <openssl/rand.h>

namespace refportal {

QByteArray Sessions::hashed(const QString &token)
{
    return QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256);
}
QByteArray randomHex(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), bytes);
    return random.toHex();
}

Outcome<Answer> Sessions::open(const Call &call)
{
    static const QRegularExpression number(QStringLiteral("\\A([0-9]{17}[0-9X]|[A-Z]{3}[0-9]{12})\\z"));
    static const QRegularExpression name(QStringLiteral("\\A.{1,64}\\z"));
    BodyReader body(call);
    const QString item = body.text("item", pattern::itemId());
    body.oneOf("method", {QStringLiteral("card")});
    const QString citizen = body.text("name", name);
    const QString id = body.text("number", number);
    if (!id.isEmpty() && !registry::checkDigitHolds(id))
        body.complain("number", "checkDigit");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    if (!registry::item(item) && !registry::isFunction(item))
        return refuse(ProblemCode::ItemUnknown);
    const QDateTime now = m_clock.now();
    if (registry::item(item) && !registry::eligible(id, now.date()))
        return refuse(ProblemCode::NotEligible);

    const QString token = QString::fromLatin1(randomHex(16));
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const qint64 ms = now.toMSecsSinceEpoch();
        run(db, "DELETE FROM sessions WHERE ends_ms <= ?", ms);
        run(db, "INSERT INTO sessions (token, terminal, visit, item, name, number, ends_ms) VALUES (?,?,?,?,?,?,?)",
            hashed(token), call.terminal, call.visit, item, citizen, id, ms + SessionIdleS * 1000);
        QJsonArray phones;
        for (const auto &phone : registry::phonesOf(id))
            phones.append(QJsonObject{{QStringLiteral("id"), phone.id}, {QStringLiteral("masked"), phone.masked()}});
        return jsonAnswer(201,
                          {{QStringLiteral("session"), token},
                           {QStringLiteral("phones"), phones},
                           {QStringLiteral("expiresInS"), SessionIdleS}},
                          "session-opened");
    });
}

Outcome<Answer> Sessions::openByLicence(const Call &call)
{
    static const QRegularExpression scanned(QStringLiteral("\\A[!-~]{8,512}\\z"));
    using Kind = registry::ShownIdentity::Kind;
    BodyReader body(call);
    const QString item = body.text("item", pattern::itemId());
    const QString code = body.text("code", scanned);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    if (!registry::item(item) && !registry::isFunction(item))
        return refuse(ProblemCode::ItemUnknown);
    const auto shown = registry::identityShownBy(code);
    switch (shown.kind) {
    case Kind::Foreign: return refuse(ProblemCode::LicenceCodeForeign);
    case Kind::OfALicence: return refuse(ProblemCode::LicenceCodePurpose);
    case Kind::RunOut: return refuse(ProblemCode::LicenceCodeExpired);
    case Kind::Good: break;
    }
    const QDateTime now = m_clock.now();
    if (registry::item(item) && !registry::eligible(shown.number, now.date()))
        return refuse(ProblemCode::NotEligible);
    const QString token = QString::fromLatin1(randomHex(16));
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        if (query(db, "SELECT 1 FROM identity_codes WHERE code = ?", hashed(code)).executeStep())
            return refuse(ProblemCode::LicenceCodeUsed);
        run(db, "INSERT INTO identity_codes VALUES (?, ?)", hashed(code), timeText(now));
        run(db,
            "INSERT INTO sessions (token, terminal, visit, item, name, number, phone, ends_ms) VALUES "
            "(?,?,?,?,?,?,?,?)",
            hashed(token), call.terminal, call.visit, item, shown.name, shown.number,
            registry::phonesOf(shown.number).first().number, now.toMSecsSinceEpoch() + SessionIdleS * 1000);
        Answer answer = jsonAnswer(201,
                                   {{QStringLiteral("session"), token},
                                    {QStringLiteral("citizen"),
                                     QJsonObject{{QStringLiteral("name"), shown.name},
                                                 {QStringLiteral("number"), shown.number},
                                                 {QStringLiteral("address"), shown.address},
                                                 {QStringLiteral("ethnicCode"), QStringLiteral("01")}}},
                                    {QStringLiteral("expiresInS"), SessionIdleS}},
                                   "session-opened");
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

Answer Sessions::close(const Call &call)
{
    const auto closed = m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        run(db, "UPDATE drafts SET plain = '' WHERE taken_by = ?", hashed(call.ids.first())); // he has gone on with it
        const int rows
            = run(db, "DELETE FROM sessions WHERE token = ? AND terminal = ?", hashed(call.ids.first()), call.terminal);
        Answer answer;
        answer.status = 204;
        answer.effect = rows > 0 ? "session-closed" : "";
        return answer;
    });
    return closed ? *closed : problemAnswer(closed.error());
}

Outcome<Session> Sessions::find(SQLite::Database &db, const QString &token, const QString &terminal) const
{
    const qint64 now = m_clock.now().toMSecsSinceEpoch();
    const QByteArray key = hashed(token);
    auto row = query(db,
                     "SELECT item, name, number, phone, sms_locked, EXISTS (SELECT 1 FROM principals WHERE session = "
                     "token AND given = 1) FROM sessions WHERE token = ? AND terminal = ? AND ends_ms > ?",
                     key, terminal, now);
    if (!row.executeStep())
        return refuse(ProblemCode::SessionExpired);
    run(db, "UPDATE sessions SET ends_ms = ? WHERE token = ?", now + SessionIdleS * 1000, key);
    return Session{key,
                   textOf(row.getColumn(0)),
                   textOf(row.getColumn(1)),
                   textOf(row.getColumn(2)),
                   textOf(row.getColumn(3)),
                   row.getColumn(4).getInt() != 0,
                   row.getColumn(5).getInt() != 0};
}

Outcome<Session> Sessions::findForItem(SQLite::Database &db, const QString &token, const QString &terminal) const
{
    auto session = find(db, token, terminal);
    if (session && !session->verified())
        return refuse(ProblemCode::IdentityNeeded);
    return session;
}

Outcome<Session> Sessions::findVerified(SQLite::Database &db, const QString &token, const QString &terminal) const
{
    auto session = findForItem(db, token, terminal);
    if (session && session->isForAnother)
        return refuse(ProblemCode::NotAllowed);
    return session;
}

bool Sessions::alive(SQLite::Database &db, const QByteArray &token) const
{
    return query(db, "SELECT 1 FROM sessions WHERE token = ? AND ends_ms > ?", token, m_clock.now().toMSecsSinceEpoch())
        .executeStep();
}

} // namespace refportal
