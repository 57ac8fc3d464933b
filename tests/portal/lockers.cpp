// SPDX-License-Identifier: Apache-2.0
#include "lockers.h"

#include "body_reader.h"
#include "case_records.h"

#include <QHash>

namespace refportal {
namespace {

const QHash<QString, QString> &stateAfter()
{
    static const QHash<QString, QString> states{
        {QStringLiteral("reserve"), QStringLiteral("reserved")},
        {QStringLiteral("opened"), QStringLiteral("open")},
        {QStringLiteral("closed-empty"), QStringLiteral("empty")},
        {QStringLiteral("closed-full"), QStringLiteral("full")},
        {QStringLiteral("jammed"), QStringLiteral("jammed")},
        {QStringLiteral("taken"), QStringLiteral("taken")},
    };
    return states;
}

// The submission or the case that a cell is reserved for, as it is kept.
QString servedBy(BodyReader &body)
{
    if (!body.json().contains(u"serves")) {
        body.complain("serves", "required");
        return {};
    }
    BodyReader serves = body.object("serves");
    const bool isDrop = serves.json().contains(u"drop");
    if (isDrop == serves.json().contains(u"fetch"))
        body.complain("serves", "oneOf");
    QString served = isDrop ? serves.text("drop", pattern::uuid()) : serves.text("fetch", pattern::caseNo());
    body.adopt(serves);
    return served;
}

Outcome<Answer> standing(SQLite::Database &db, const QString &reservation, const QString &terminal, int status)
{
    auto row
        = query(db, "SELECT cell, state FROM locker_reservations WHERE id = ? AND terminal = ?", reservation, terminal);
    if (!row.executeStep())
        return refuse(ProblemCode::NotFound);
    return jsonAnswer(status,
                      {{QStringLiteral("reservation"), reservation},
                       {QStringLiteral("cell"), textOf(row.getColumn(0))},
                       {QStringLiteral("state"), textOf(row.getColumn(1))}},
                      status == 201 ? "locker-event-kept" : "");
}

} // namespace

struct Lockers::Event {
    QString reservation, cell, kind, at, serves;
};

Outcome<Answer> Lockers::put(const Call &call)
{
    static const QRegularExpression cell(QStringLiteral("\\A[A-Z0-9][A-Z0-9-]{0,15}\\z"));
    BodyReader body(call);
    Event event{body.text("reservation", pattern::uuid()),
                body.text("cell", cell),
                body.oneOf("kind", stateAfter().keys()),
                body.text("at", pattern::time()),
                {}};
    if (event.kind == u"reserve")
        event.serves = servedBy(body);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) { return putNow(db, call, event); });
}

Outcome<Answer> Lockers::putNow(SQLite::Database &db, const Call &call, const Event &event) const
{
    auto before = query(db, "SELECT body, terminal FROM locker_events WHERE id = ?", call.ids.first());
    if (before.executeStep()) {
        if (bytesOf(before.getColumn(0)) != call.body || textOf(before.getColumn(1)) != call.terminal)
            return refuse(ProblemCode::LockerConflict);
        return standing(db, event.reservation, call.terminal, 200);
    }
    auto known = query(db, "SELECT cell, terminal FROM locker_reservations WHERE id = ?", event.reservation);
    const bool isKnown = known.executeStep();
    if (isKnown && (textOf(known.getColumn(0)) != event.cell || textOf(known.getColumn(1)) != call.terminal))
        return refuse(ProblemCode::LockerConflict);
    if (event.kind != u"reserve" && !isKnown)
        return refuse(ProblemCode::NotFound);
    if (event.kind == u"reserve") {
        if (isKnown) // reserved once, by another event
            return refuse(ProblemCode::LockerConflict);
        if (pattern::caseNo().match(event.serves).hasMatch() && !CaseRecords::exists(db, event.serves))
            return refuse(ProblemCode::CaseUnknown);
        if (query(db,
                  "SELECT 1 FROM locker_reservations WHERE terminal = ? AND cell = ? AND state NOT IN ('empty', "
                  "'taken')",
                  call.terminal, event.cell)
                .executeStep())
            return refuse(ProblemCode::CellTaken);
        run(db, "INSERT INTO locker_reservations VALUES (?, ?, ?, ?, 'reserved')", event.reservation, call.terminal,
            event.cell, event.serves);
    }
    // a late word about a cell that has its next reservation is kept and moves nothing
    run(db, "UPDATE OR IGNORE locker_reservations SET state = ? WHERE id = ?", stateAfter()[event.kind],
        event.reservation);
    run(db, "INSERT INTO locker_events VALUES (?, ?, ?, ?, ?, ?, ?)", call.ids.first(), event.reservation,
        call.terminal, event.kind, event.at, timeText(m_clock.now()), call.body);
    return standing(db, event.reservation, call.terminal, 201);
}

Outcome<Answer> Lockers::get(const Call &call)
{
    return m_database.transaction(
        [&](SQLite::Database &db) { return standing(db, call.ids.first(), call.terminal, 200); });
}

} // namespace refportal
