// SPDX-License-Identifier: Apache-2.0
#include "verifications.h"

namespace refportal {

void Verifications::enter(SQLite::Database &db, const QString &claim, const Verifiable &paper)
{
    run(db, "INSERT INTO verifications VALUES (?, ?, ?, ?, ?)", paper.code, claim, paper.title, paper.issuer,
        paper.holder);
}

Outcome<Answer> Verifications::get(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        auto row = query(db,
                         "SELECT v.title, v.issuer, v.holder, c.received_at, c.state FROM verifications AS v "
                         "JOIN claims AS c ON c.id = v.claim WHERE v.code = ?",
                         call.ids.first());
        // what was given back before anything was printed is no paper
        if (!row.executeStep() || textOf(row.getColumn(4)) == u"released")
            return refuse(ProblemCode::NotFound);
        const QString claim = textOf(row.getColumn(4));
        return jsonAnswer(200,
                          {{QStringLiteral("code"), call.ids.first()},
                           {QStringLiteral("title"), textOf(row.getColumn(0))},
                           {QStringLiteral("issuer"), textOf(row.getColumn(1))},
                           {QStringLiteral("holder"), textOf(row.getColumn(2))},
                           {QStringLiteral("issuedAt"), textOf(row.getColumn(3))},
                           {QStringLiteral("state"),
                            claim == u"printed"       ? QStringLiteral("valid")
                                : claim == u"spoiled" ? QStringLiteral("void")
                                                      : QStringLiteral("unconfirmed")}});
    });
}

} // namespace refportal
