// SPDX-License-Identifier: Apache-2.0
#include "authorities.h"

#include "body_reader.h"
#include "registry.h"

#include <QUuid>

namespace refportal {
namespace {

struct Person {
    QString name, number, phone;
};

// Whoever opened the session, also when it stands by another already.
Person agentOf(SQLite::Database &db, const Session &session)
{
    auto row
        = query(db, "SELECT agent_name, agent_number, agent_phone FROM principals WHERE session = ?", session.token);
    if (!row.executeStep())
        return {session.name, session.number, session.phone};
    return {textOf(row.getColumn(0)), textOf(row.getColumn(1)), textOf(row.getColumn(2))};
}

void standBy(SQLite::Database &db, const QByteArray &session, const Person &person)
{
    run(db, "UPDATE sessions SET name = ?, number = ?, phone = ? WHERE token = ?", person.name, person.number,
        person.phone, session);
}

} // namespace

Outcome<Answer> Authorities::name(const Call &call)
{
    static const QRegularExpression citizenNumber(QStringLiteral("\\A([0-9]{17}[0-9X]|[A-Z]{3}[0-9]{12})\\z"));
    static const QRegularExpression shortName(QStringLiteral("\\A.{1,64}\\z"));
    BodyReader body(call);
    const QString item = body.text("item", pattern::itemId());
    const QString relation = body.text("relation");
    const QString name = body.text("name", shortName);
    const QString number = body.text("number", citizenNumber);
    if (!number.isEmpty() && !registry::checkDigitHolds(number))
        body.complain("number", "checkDigit");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findForItem(db, call.ids.first(), call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        const registry::Item *known = registry::item(item);
        if (!known || session->item != item)
            return refuse(ProblemCode::ItemUnknown);
        if (known->relations.isEmpty())
            return refuse(ProblemCode::NotAllowed);
        if (!known->relations.contains(relation))
            return refuse(ProblemCode::RelationUnknown);
        const Person agent = agentOf(db, *session);
        if (agent.number == number)
            return refuse(ProblemCode::PrincipalIsAgent);
        standBy(db, session->token, agent); // the last one named counts, and has not agreed yet
        run(db, "UPDATE sms_codes SET state = 'replaced' WHERE session = ? AND state = 'live'", session->token);
        run(db, "INSERT OR REPLACE INTO principals VALUES (?, ?, ?, ?, ?, ?, ?, 0)", session->token, name, number,
            relation, agent.name, agent.number, agent.phone);
        QJsonArray phones;
        for (const auto &phone : registry::phonesOf(number))
            phones.append(QJsonObject{{QStringLiteral("id"), phone.id}, {QStringLiteral("masked"), phone.masked()}});
        return jsonAnswer(200, {{QStringLiteral("phones"), phones}}, "principal-named");
    });
}

Outcome<Answer> Authorities::verify(const Call &call)
{
    static const QRegularExpression sixDigits(QStringLiteral("\\A[0-9]{6}\\z"));
    BodyReader body(call);
    const QString code = body.text("smsCode", pattern::uuid());
    const QString typed = body.text("code", sixDigits);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findForItem(db, call.ids.first(), call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        if (const auto right = m_codes.judge(db, *session, code, typed, SmsCodes::Of::Principal); !right)
            return tl::unexpected(right.error());
        return give(db, call, *session, code);
    });
}

Outcome<Answer> Authorities::give(SQLite::Database &db, const Call &call, const Session &session, const QString &code)
{
    auto principal = query(db, "SELECT name, number, relation, agent_number, given FROM principals WHERE session = ?",
                           session.token);
    if (!principal.executeStep())
        return refuse(ProblemCode::NotFound);
    const bool isGiven = principal.getColumn(4).getInt() != 0;
    auto before = query(db, "SELECT id FROM authorities WHERE code = ?", code);
    if (before.executeStep()) { // asked again: the first answer was lost; or another one was named since
        const QString id = textOf(before.getColumn(0));
        return isGiven ? jsonAnswer(200, {{QStringLiteral("authority"), id}})
                       : Outcome<Answer>(refuse(ProblemCode::SmsCodeExpired));
    }
    const Person person{textOf(principal.getColumn(0)), textOf(principal.getColumn(1)), SmsCodes::phoneOf(db, code)};
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    run(db, "INSERT INTO authorities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", id, session.token, call.terminal,
        call.visit, textOf(principal.getColumn(3)), person.number, session.item, textOf(principal.getColumn(2)), code,
        timeText(m_clock.now()));
    standBy(db, session.token, person);
    run(db, "UPDATE principals SET given = 1 WHERE session = ?", session.token);
    return jsonAnswer(200, {{QStringLiteral("authority"), id}}, "authority-given");
}

std::optional<Problem> Authorities::complaint(SQLite::Database &db, const QJsonObject &plain, const QString &terminal)
{
    const QString visit = plain[u"visit"].toString();
    if (!plain.contains(u"agent")) { // what was agreed to in this visit is not handed in as if nobody had acted
        const bool acted
            = query(db, "SELECT 1 FROM authorities WHERE visit = ? AND terminal = ?", visit, terminal).executeStep();
        return acted ? std::optional(Problem{ProblemCode::AuthorityUnknown}) : std::nullopt;
    }
    const QJsonObject agent = plain[u"agent"].toObject();
    const bool isGiven
        = query(db,
                "SELECT 1 FROM authorities WHERE id = ? AND terminal = ? AND visit = ? AND agent = ? "
                "AND principal = ? AND item = ? AND relation = ?",
                agent[u"authority"].toString(), terminal, visit, agent[u"number"].toString(),
                plain[u"citizen"][u"number"].toString(), plain[u"item"].toString(), agent[u"relation"].toString())
              .executeStep();
    return isGiven ? std::nullopt : std::optional(Problem{ProblemCode::AuthorityUnknown});
}

} // namespace refportal
