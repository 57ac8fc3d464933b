// SPDX-License-Identifier: Apache-2.0
#include "case_queries.h"

#include "body_reader.h"
#include "case_standings.h"
#include "lookup_limits.h"

namespace refportal {
namespace {

constexpr int MostListed = 50;

// What is wanted of the first part that waits for the citizen; empty when none does.
QJsonObject correctionIn(const QJsonArray &parts)
{
    for (const QJsonValue part : parts) {
        if (part[u"correction"].isObject())
            return part[u"correction"].toObject();
    }
    return {};
}

QJsonObject lineOf(SQLite::Database &db, const QString &caseNo)
{
    const QJsonObject standing = CaseStandings::standingOf(db, caseNo);
    const QJsonArray parts = standing[u"parts"].toArray();
    QJsonObject line{{QStringLiteral("department"), parts[0][u"department"]}};
    for (const char *member : {"caseNo", "item", "title", "receivedAt", "state"})
        line.insert(QLatin1String(member), standing[QLatin1String(member)]);
    if (const QJsonObject correction = correctionIn(parts); !correction.isEmpty())
        line.insert(QStringLiteral("correction"), correction);
    if (standing.contains(u"signatures"))
        line.insert(QStringLiteral("signatures"), standing[u"signatures"]);
    return line;
}

// By its own number, or by the code of its receipt; empty: there is none.
QString caseNamed(SQLite::Database &db, const QString &code)
{
    auto row = query(db,
                     "SELECT case_no FROM submissions WHERE case_no = ? OR "
                     "json_extract(CAST(plain AS TEXT), '$.receiptCode') = ? "
                     "UNION ALL SELECT case_no FROM claims WHERE case_no = ?",
                     code, code, code);
    return row.executeStep() ? textOf(row.getColumn(0)) : QString();
}

} // namespace

Outcome<Answer> CaseQueries::list(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, call.session, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        auto row = query(db,
                         "SELECT case_no FROM ("
                         "SELECT case_no, received_at FROM submissions "
                         "WHERE json_extract(CAST(plain AS TEXT), '$.citizen.number') = ? "
                         "UNION ALL SELECT case_no, received_at FROM claims WHERE number = ? AND state <> 'released' "
                         "AND item <> 'licence-copies') "
                         "ORDER BY received_at DESC, case_no DESC LIMIT ?",
                         session->number, session->number, MostListed + 1);
        QStringList numbers;
        while (row.executeStep())
            numbers << textOf(row.getColumn(0));
        QJsonArray cases;
        for (const QString &number : numbers.mid(0, MostListed))
            cases.append(lineOf(db, number));
        Answer answer = jsonAnswer(
            200, {{QStringLiteral("cases"), cases}, {QStringLiteral("more"), numbers.size() > MostListed}});
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

Outcome<Answer> CaseQueries::lookUp(const Call &call)
{
    static const QRegularExpression number(
        QStringLiteral("\\A([A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]|CH[0-9]{14})\\z"));
    BodyReader body(call);
    const QString code = body.text("code", number);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const QDateTime now = m_clock.now();
        if (const auto open = withinLimits(db, now, call.terminal, "case"); !open)
            return tl::unexpected(open.error());
        const QString caseNo = caseNamed(db, code);
        countLookup(db, now, call.terminal, "case", !caseNo.isEmpty());
        if (caseNo.isEmpty())
            return refuse(ProblemCode::CaseUnknown);
        const QJsonObject standing = CaseStandings::standingOf(db, caseNo);
        QJsonObject said;
        for (const char *member : {"title", "receivedAt", "state"})
            said.insert(QLatin1String(member), standing[QLatin1String(member)]);
        if (const QJsonObject correction = correctionIn(standing[u"parts"].toArray()); !correction.isEmpty())
            said.insert(QStringLiteral("correction"), correction);
        if (standing.contains(u"signatures"))
            said.insert(QStringLiteral("signatures"), standing[u"signatures"]);
        Answer answer = jsonAnswer(200, said);
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

} // namespace refportal
