// SPDX-License-Identifier: Apache-2.0
#include "ratings.h"

#include "body_reader.h"

#include <QJsonDocument>

namespace refportal {

Outcome<Answer> Ratings::put(const Call &call)
{
    static const QRegularExpression reasonId(QStringLiteral("\\A[a-z][a-z0-9-]{0,39}\\z"));
    BodyReader body(call);
    const QString caseNo = body.text("caseNo", pattern::caseNo());
    const int stars = body.integer("stars", 1, 5);
    const QJsonArray reasons = body.array("reasons");
    for (const QJsonValue &reason : reasons)
        if (!reasonId.match(reason.toString()).hasMatch())
            body.complain("reasons", "pattern");
    if (reasons.size() > 16)
        body.complain("reasons", "maxItems");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    const QByteArray kept = QJsonDocument(reasons).toJson(QJsonDocument::Compact);
    auto answer = m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        if (!CaseRecords::exists(db, caseNo))
            return refuse(ProblemCode::CaseUnknown);
        const bool made = run(db, "INSERT INTO ratings VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", call.ids.first(),
                              caseNo, stars, kept)
            > 0;
        auto row = query(db, "SELECT 1 FROM ratings WHERE id = ? AND case_no = ? AND stars = ? AND reasons = ?",
                         call.ids.first(), caseNo, stars, kept);
        if (!row.executeStep())
            return refuse(ProblemCode::RatingConflict);
        return jsonAnswer(made ? 201 : 200,
                          {{QStringLiteral("caseNo"), caseNo},
                           {QStringLiteral("stars"), stars},
                           {QStringLiteral("reasons"), reasons}},
                          made ? "rating-kept" : "");
    });
    if (answer)
        m_records.refresh(caseNo);
    return answer;
}

} // namespace refportal
