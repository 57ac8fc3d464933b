// SPDX-License-Identifier: Apache-2.0
#include "help_calls.h"

#include "body_reader.h"

namespace refportal {
namespace {

constexpr qint64 QuietMs = 2 * 60 * 1000; // a terminal that asks no more has gone

Answer given(const char *effect = "")
{
    Answer answer;
    answer.status = 204;
    answer.effect = effect;
    return answer;
}

} // namespace

void HelpCalls::forgetTheQuiet(SQLite::Database &db) const
{
    run(db, "UPDATE help_calls SET state = 'over' WHERE state IN ('waiting', 'coming') AND asked_ms < ?",
        m_clock.now().toMSecsSinceEpoch() - QuietMs);
}

Outcome<Answer> HelpCalls::standing(SQLite::Database &db, const Call &call, int status, const char *effect) const
{
    auto row = query(db,
                     "SELECT state, desk, (SELECT count(*) FROM help_calls AS other WHERE other.state = 'waiting' AND "
                     "other.rowid < mine.rowid) FROM help_calls AS mine WHERE id = ? AND terminal = ?",
                     call.ids[0], call.terminal);
    if (!row.executeStep())
        return refuse(ProblemCode::NotFound);
    const QString state = textOf(row.getColumn(0));
    QJsonObject answer{{QStringLiteral("call"), call.ids[0]}, {QStringLiteral("state"), state}};
    if (state == u"waiting")
        answer[QStringLiteral("before")] = row.getColumn(2).getInt();
    if (state == u"coming")
        answer[QStringLiteral("desk")] = textOf(row.getColumn(1));
    return jsonAnswer(status, answer, effect);
}

Outcome<Answer> HelpCalls::put(const Call &call)
{
    static const QRegularExpression word(QStringLiteral("\\A[a-z][a-z0-9-]{0,39}\\z"));
    BodyReader body(call);
    const QString page = body.text("page", word);
    const QString item = body.optionalText("item", pattern::itemId());
    const QString trouble = body.optionalText("trouble", word);
    const QString language = body.oneOf("language", {QStringLiteral("zh-CN"), QStringLiteral("en")});
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        forgetTheQuiet(db);
        const qint64 now = m_clock.now().toMSecsSinceEpoch();
        auto known = query(db, "SELECT 1 FROM help_calls WHERE id = ?", call.ids[0]);
        if (known.executeStep())
            return standing(db, call, 200);
        run(db, "INSERT INTO help_calls VALUES (?, ?, ?, ?, ?, ?, ?, '', ?)", call.ids[0], call.terminal, page, item,
            trouble, language, m_staffed ? QStringLiteral("waiting") : QStringLiteral("nobody"), now);
        return standing(db, call, 201, "help-called");
    });
}

Outcome<Answer> HelpCalls::get(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        forgetTheQuiet(db);
        run(db, "UPDATE help_calls SET asked_ms = ? WHERE id = ? AND terminal = ?", m_clock.now().toMSecsSinceEpoch(),
            call.ids[0], call.terminal);
        return standing(db, call, 200);
    });
}

// What never was stays impossible, so that a late PUT does not call anybody.
Outcome<Answer> HelpCalls::close(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        run(db,
            "INSERT INTO help_calls VALUES (?, ?, '', '', '', '', 'over', '', ?) ON CONFLICT (id) DO UPDATE SET state "
            "= "
            "'over' WHERE terminal = excluded.terminal",
            call.ids[0], call.terminal, m_clock.now().toMSecsSinceEpoch());
        return given("help-closed");
    });
}

Outcome<Answer> HelpCalls::desk(const QJsonObject &said)
{
    if (said[u"staffed"].isBool()) {
        m_staffed = said[u"staffed"].toBool();
        return given();
    }
    const QString name = said[u"desk"].toString();
    const bool isOver = said[u"over"].toBool();
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        forgetTheQuiet(db);
        const int changed = run(db,
                                "UPDATE help_calls SET state = ?, desk = ? WHERE rowid = (SELECT min(rowid) FROM "
                                "help_calls WHERE state = ?)",
                                isOver ? QStringLiteral("over") : QStringLiteral("coming"), name,
                                isOver ? QStringLiteral("coming") : QStringLiteral("waiting"));
        return changed == 1 ? Outcome<Answer>(given("help-answered")) : refuse(ProblemCode::NotFound);
    });
}

} // namespace refportal
