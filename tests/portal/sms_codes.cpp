// SPDX-License-Identifier: Apache-2.0
#include "sms_codes.h"

#include "body_reader.h"
#include "registry.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QUuid>
#include <openssl/crypto.h>

namespace refportal {
namespace {

QString dayOf(const QDateTime &time) { return time.date().toString(Qt::ISODate); }

Problem later(ProblemCode code, qint64 ms)
{
    return Problem{code, static_cast<int>(std::max<qint64>(1, (ms + 999) / 1000))};
}

// Whom the session's citizen named and who has not agreed yet.
struct Awaited {
    QString number, agent;
};
std::optional<Awaited> awaitedBy(SQLite::Database &db, const QByteArray &session)
{
    auto row = query(db, "SELECT number, agent_name FROM principals WHERE session = ? AND given = 0", session);
    return row.executeStep() ? std::optional(Awaited{textOf(row.getColumn(0)), textOf(row.getColumn(1))})
                             : std::nullopt;
}

} // namespace

QByteArray SmsCodes::hashed(const QByteArray &salt, const QString &code) const
{
    return QMessageAuthenticationCode::hash(salt + code.toUtf8(), m_pepper, QCryptographicHash::Sha256);
}

Outcome<Answer> SmsCodes::create(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    const QString phoneId = body.text("phone");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const auto issued = m_database.transaction(
        [&](SQLite::Database &db) -> Outcome<Issued> { return issue(db, call, token, phoneId); });
    if (!issued)
        return tl::unexpected(issued.error());
    if (!m_gateway.send(issued->phone, issued->words)) {
        takeBack(*issued);
        return tl::unexpected(later(ProblemCode::SmsGatewayAway, 5000));
    }
    return jsonAnswer(201,
                      {{QStringLiteral("id"), issued->id},
                       {QStringLiteral("validS"), m_rules.validS},
                       {QStringLiteral("resendAfterS"), m_rules.resendAfterS},
                       {QStringLiteral("triesLeft"), m_rules.tries}},
                      "sms-code-sent");
}

Outcome<bool> SmsCodes::withinQuota(SQLite::Database &db, const QString &phone, const QDateTime &now) const
{
    auto last = query(db, "SELECT max(last_ms) FROM sms_quota WHERE phone = ?", phone);
    last.executeStep();
    const qint64 wait = last.getColumn(0).getInt64() + m_rules.resendAfterS * 1000 - now.toMSecsSinceEpoch();
    if (wait > 0)
        return tl::unexpected(later(ProblemCode::TooSoon, wait));
    auto today = query(db, "SELECT sent FROM sms_quota WHERE phone = ? AND day = ?", phone, dayOf(now));
    if (today.executeStep() && today.getColumn(0).getInt() >= m_rules.perDay)
        return tl::unexpected(later(ProblemCode::SmsQuota, now.msecsTo(now.date().addDays(1).startOfDay())));
    return true;
}

Outcome<SmsCodes::Issued> SmsCodes::issue(SQLite::Database &db, const Call &call, const QString &token,
                                          const QString &phoneId)
{
    const auto session = m_sessions.find(db, token, call.terminal);
    if (!session)
        return tl::unexpected(session.error());
    if (session->smsLocked)
        return tl::unexpected(Problem{ProblemCode::SmsCodeLocked, {}, 0});
    Issued issued;
    const auto awaited = awaitedBy(db, session->token);
    for (const auto &phone : registry::phonesOf(awaited ? awaited->number : session->number))
        if (phone.id == phoneId)
            issued.phone = phone.number;
    if (issued.phone.isEmpty())
        return refuseMember("/phone", "enum");
    const QDateTime now = m_clock.now();
    if (const auto quota = withinQuota(db, issued.phone, now); !quota)
        return tl::unexpected(quota.error());

    const qint64 ms = now.toMSecsSinceEpoch();
    issued.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    issued.code = QStringLiteral("%1").arg(QRandomGenerator::system()->bounded(1000000), 6, 10, QLatin1Char('0'));
    const QByteArray salt = randomHex(16);
    run(db, "UPDATE sms_codes SET state = 'replaced' WHERE session = ? AND state = 'live'", session->token);
    run(db,
        "INSERT INTO sms_codes (id, session, phone, salt, hash, ends_ms, tries_left, state) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'live')",
        issued.id, session->token, issued.phone, salt, hashed(salt, issued.code), ms + m_rules.validS * 1000,
        m_rules.tries);
    run(db,
        "INSERT INTO sms_quota VALUES (?, ?, 1, ?) ON CONFLICT (phone, day) DO UPDATE SET sent = sent + 1, "
        "last_ms = excluded.last_ms",
        issued.phone, dayOf(now), ms);
    issued.words = QStringLiteral("【澄湖区政务】验证码 %1，%2 分钟内有效。").arg(issued.code).arg(m_rules.validS / 60);
    if (!awaited)
        return issued;
    run(db, "INSERT INTO principal_codes VALUES (?)", issued.id);
    const registry::Item *item = registry::item(session->item);
    issued.words
        = QStringLiteral("【澄湖区政务】%1在自助终端替您办%2。您同意，就把验证码念给他：验证码 %3，%4 分钟内有效。")
              .arg(registry::maskedName(awaited->agent), item ? item->title : QString(), issued.code)
              .arg(m_rules.validS / 60);
    return issued;
}

// The gateway did not take it: the citizen has lost nothing and may ask again at once.
void SmsCodes::takeBack(const Issued &issued)
{
    std::ignore = m_database.transaction([&](SQLite::Database &db) -> Outcome<bool> {
        run(db, "DELETE FROM sms_codes WHERE id = ?", issued.id);
        run(db, "UPDATE sms_quota SET sent = sent - 1, last_ms = 0 WHERE phone = ? AND day = ?", issued.phone,
            dayOf(m_clock.now()));
        return true;
    });
}

Outcome<Answer> SmsCodes::verify(const Call &call)
{
    static const QRegularExpression sixDigits(QStringLiteral("\\A[0-9]{6}\\z"));
    BodyReader body(call);
    const QString token = body.text("session");
    const QString typed = body.text("code", sixDigits);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.find(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        const auto right = judge(db, *session, call.ids.first(), typed, Of::Citizen);
        if (!right)
            return tl::unexpected(right.error());
        const QJsonObject verified{{QStringLiteral("verified"), true}};
        if (*right == Verified::Before)
            return jsonAnswer(200, verified); // asked again: the first answer was lost
        run(db, "UPDATE sessions SET phone = ? WHERE token = ?", phoneOf(db, call.ids.first()), session->token);
        return jsonAnswer(200, verified, "identity-verified");
    });
}

QString SmsCodes::phoneOf(SQLite::Database &db, const QString &id)
{
    auto row = query(db, "SELECT phone FROM sms_codes WHERE id = ?", id);
    return row.executeStep() ? textOf(row.getColumn(0)) : QString();
}

Outcome<SmsCodes::Verified> SmsCodes::judge(SQLite::Database &db, const Session &session, const QString &id,
                                            const QString &typed, Of whom) const
{
    auto row = query(db,
                     "SELECT salt, hash, ends_ms, tries_left, state FROM sms_codes WHERE id = ? AND session = ? AND "
                     "(id IN (SELECT code FROM principal_codes)) = ?",
                     id, session.token, whom == Of::Principal ? 1 : 0);
    if (!row.executeStep())
        return refuse(ProblemCode::NotFound);
    const QString state = textOf(row.getColumn(4));
    if (state == QLatin1String("verified"))
        return Verified::Before;
    if (session.smsLocked)
        return tl::unexpected(Problem{ProblemCode::SmsCodeLocked, {}, 0});
    if (state != QLatin1String("live") || row.getColumn(2).getInt64() <= m_clock.now().toMSecsSinceEpoch())
        return refuse(ProblemCode::SmsCodeExpired);

    const QByteArray right = bytesOf(row.getColumn(1));
    const QByteArray given = hashed(bytesOf(row.getColumn(0)), typed);
    if (CRYPTO_memcmp(right.constData(), given.constData(), static_cast<size_t>(right.size())) == 0) {
        run(db, "UPDATE sms_codes SET state = 'verified' WHERE id = ?", id);
        return Verified::Now;
    }
    const int left = row.getColumn(3).getInt() - 1;
    run(db, "UPDATE sms_codes SET tries_left = ? WHERE id = ?", left, id);
    if (left > 0)
        return tl::unexpected(Problem{ProblemCode::SmsCodeWrong, {}, left});
    run(db, "UPDATE sessions SET sms_locked = 1 WHERE token = ?", session.token);
    return tl::unexpected(Problem{ProblemCode::SmsCodeLocked, {}, 0});
}

} // namespace refportal
