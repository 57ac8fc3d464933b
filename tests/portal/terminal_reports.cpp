// SPDX-License-Identifier: Apache-2.0
#include "terminal_reports.h"

#include "body_reader.h"

namespace refportal {
namespace {

constexpr int MostEvents = 100; // in one answer
constexpr int MostCount = 1'000'000;
constexpr int MostSkewMs = 2'000'000'000;

const QStringList &deviceStates()
{
    static const QStringList states{QStringLiteral("online"), QStringLiteral("offline"), QStringLiteral("fault"),
                                    QStringLiteral("unknown")};
    return states;
}

void readDevices(BodyReader &body)
{
    static const QRegularExpression slot(QStringLiteral("\\A[a-z][a-z0-9-]{0,39}\\z"));
    const QJsonArray devices = body.array("devices");
    if (devices.size() > 64)
        body.complain("devices", "maxItems");
    for (const QJsonValue device : devices) {
        if (!slot.match(device[u"slot"].toString()).hasMatch())
            body.complain("devices", "pattern");
        if (!deviceStates().contains(device[u"state"].toString()))
            body.complain("devices", "enum");
    }
}

qint64 cursorIn(const QString &query) // -1: none
{
    static const QRegularExpression after(QStringLiteral("\\Aafter=(0|[1-9][0-9]{0,14})\\z"));
    const auto match = after.match(query);
    return match.hasMatch() ? match.captured(1).toLongLong() : -1;
}

} // namespace

qint64 TerminalReports::lastEventOf(SQLite::Database &db, const QString &terminal)
{
    auto row = query(db, "SELECT coalesce(max(seq), 0) FROM terminal_events WHERE terminal = ?", terminal);
    row.executeStep();
    return row.getColumn(0).getInt64();
}

Outcome<Answer> TerminalReports::heartbeat(const Call &call)
{
    static const QRegularExpression version(QStringLiteral("\\A[0-9]+\\.[0-9]+\\.[0-9]+(-[a-z0-9.]+)?\\z"));
    static const QRegularExpression age(QStringLiteral("\\A(fresh|amber|red|notice)\\z"));
    static const QRegularExpression moment(QStringLiteral("\\A\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\z"));
    BodyReader body(call);
    body.text("version", version);
    body.integer("pending", 0, MostCount);
    body.integer("held", 0, MostCount);
    body.integer("clockSkewMs", -MostSkewMs, MostSkewMs);
    readDevices(body);
    body.optionalText("outboxAge", age);
    body.optionalText("certificateEnds", moment);
    const qint64 entries = body.optionalCount("auditEntries");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const QString now = timeText(m_clock.now());
        run(db, "INSERT OR REPLACE INTO heartbeats VALUES (?, ?, ?)", call.terminal, now, call.body);
        auto told = query(db, "SELECT coalesce(max(entries), 0) FROM audit_told WHERE terminal = ?", call.terminal);
        told.executeStep();
        const qint64 before = told.getColumn(0).getInt64();
        run(db, "INSERT OR REPLACE INTO audit_told VALUES (?, ?)", call.terminal, std::max(before, entries));
        return jsonAnswer(200,
                          {{QStringLiteral("time"), now},
                           {QStringLiteral("lastEvent"), lastEventOf(db, call.terminal)},
                           {QStringLiteral("auditEntriesTold"), before}});
    });
}

Outcome<Answer> TerminalReports::events(const Call &call)
{
    const qint64 after = cursorIn(call.query);
    if (after < 0)
        return refuseMember("/after", "pattern");
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        if (after > lastEventOf(db, call.terminal)) // another portal's, or from before it lost some
            return refuse(ProblemCode::CursorGone);
        QJsonArray events;
        qint64 next = after;
        auto row = query(db,
                         "SELECT seq, at, kind FROM terminal_events WHERE terminal = ? AND seq > ? "
                         "ORDER BY seq LIMIT ?",
                         call.terminal, after, MostEvents);
        while (row.executeStep()) {
            next = row.getColumn(0).getInt64();
            events.append(QJsonObject{{QStringLiteral("seq"), next},
                                      {QStringLiteral("at"), textOf(row.getColumn(1))},
                                      {QStringLiteral("kind"), textOf(row.getColumn(2))}});
        }
        return jsonAnswer(200, {{QStringLiteral("events"), events}, {QStringLiteral("next"), next}});
    });
}

Outcome<bool> TerminalReports::tell(const QString &terminal, const QString &kind)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<bool> {
        return run(db, "INSERT INTO terminal_events VALUES (?, ?, ?, ?)", terminal, lastEventOf(db, terminal) + 1,
                   timeText(m_clock.now()), kind)
            > 0;
    });
}

} // namespace refportal
