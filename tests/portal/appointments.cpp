// SPDX-License-Identifier: Apache-2.0
#include "appointments.h"

#include "body_reader.h"
#include "registry.h"

namespace refportal {
namespace {

constexpr int DaysAhead = 14;
constexpr int Offered = 3; // in place of one that is taken
constexpr int EarliestS = 30 * 60;
constexpr int LatestS = 10 * 60;

const QStringList &startsOfADay()
{
    static const QStringList starts = [] {
        QStringList all;
        for (QTime at(9, 0); at <= QTime(16, 30); at = at.addSecs(1800))
            all << at.toString(QStringLiteral("HH:mm"));
        return all;
    }();
    return starts;
}

const QRegularExpression &dayPattern()
{
    static const QRegularExpression p(QStringLiteral("\\A\\d{4}-\\d\\d-\\d\\d\\z"));
    return p;
}

// Empty: there is none.
QJsonObject appointmentOf(SQLite::Database &db, const QString &id)
{
    auto row = query(db, "SELECT item, day, start, rowid, state = 'arrived' FROM appointments WHERE id = ?", id);
    if (!row.executeStep())
        return {};
    const QString item = textOf(row.getColumn(0));
    return {{QStringLiteral("appointment"), id},
            {QStringLiteral("item"), item},
            {QStringLiteral("day"), textOf(row.getColumn(1))},
            {QStringLiteral("start"), textOf(row.getColumn(2))},
            {QStringLiteral("number"), QStringLiteral("Y%1").arg(row.getColumn(3).getInt(), 4, 10, QLatin1Char('0'))},
            {QStringLiteral("window"), registry::windowOf(item)},
            {QStringLiteral("arrived"), row.getColumn(4).getInt() != 0}};
}

QJsonObject ticketOf(SQLite::Database &db, const QString &id)
{
    auto row = query(db,
                     "SELECT place, window, (SELECT count(*) FROM queue_tickets AS before WHERE before.day = mine.day "
                     "AND before.window = mine.window AND before.place < mine.place) "
                     "FROM queue_tickets AS mine WHERE id = ?",
                     id);
    if (!row.executeStep())
        return {};
    return {{QStringLiteral("ticket"), id},
            {QStringLiteral("number"), QStringLiteral("A%1").arg(row.getColumn(0).getInt(), 3, 10, QLatin1Char('0'))},
            {QStringLiteral("window"), textOf(row.getColumn(1))},
            {QStringLiteral("waiting"), row.getColumn(2).getInt()}};
}

// The last place of that day.
void joinQueue(SQLite::Database &db, const QString &id, const QString &item, const QString &day)
{
    run(db, "INSERT INTO queue_tickets SELECT ?, ?, ?, ?, coalesce(max(place), 0) + 1 FROM queue_tickets WHERE day = ?",
        id, item, registry::windowOf(item), day, day);
}

Answer given()
{
    Answer gone;
    gone.status = 204;
    gone.effect = "appointment-cancelled";
    return gone;
}

} // namespace

bool Appointments::isFree(SQLite::Database &db, const QString &item, const Slot &slot) const
{
    const QDateTime now = m_clock.now();
    const QDateTime begins(QDate::fromString(slot.day, Qt::ISODate), QTime::fromString(slot.start));
    if (!begins.isValid() || begins <= now || begins > now.addDays(DaysAhead))
        return false;
    auto row = query(db, "SELECT 1 FROM appointments WHERE item = ? AND day = ? AND start = ? AND state <> 'cancelled'",
                     item, slot.day, slot.start);
    return !row.executeStep();
}

Outcome<bool> Appointments::isTimeToCome(const Slot &slot) const
{
    const QDateTime now = m_clock.now();
    const QDateTime begins(QDate::fromString(slot.day, Qt::ISODate), QTime::fromString(slot.start));
    if (now < begins.addSecs(-EarliestS))
        return tl::unexpected(Problem{ProblemCode::TooEarly});
    if (now > begins.addSecs(LatestS))
        return tl::unexpected(Problem{ProblemCode::TooLate});
    return true;
}

// The nearest after the one that was wanted.
QJsonArray Appointments::nextFree(SQLite::Database &db, const QString &item, const Slot &wanted) const
{
    QJsonArray next;
    QDate day = std::max(QDate::fromString(wanted.day, Qt::ISODate), m_clock.now().date());
    for (int i = 0; i <= DaysAhead && next.size() < Offered; ++i, day = day.addDays(1)) {
        for (const QString &start : startsOfADay()) {
            const Slot slot{day.toString(Qt::ISODate), start};
            const bool isLater = slot.day > wanted.day || start > wanted.start;
            if (next.size() < Offered && isLater && isFree(db, item, slot))
                next.append(QJsonObject{{QStringLiteral("day"), slot.day}, {QStringLiteral("start"), start}});
        }
    }
    return next;
}

Outcome<Answer> Appointments::slotsOf(const Call &call)
{
    static const QRegularExpression query(QStringLiteral("\\Aday=(\\d{4}-\\d\\d-\\d\\d)\\z"));
    const QString day = query.match(call.query).captured(1);
    if (!QDate::fromString(day, Qt::ISODate).isValid())
        return refuseMember("/day", "format");
    const QString &item = call.ids.first();
    if (!registry::item(item))
        return refuse(ProblemCode::ItemUnknown);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        QJsonArray free;
        QJsonArray full;
        for (const QString &start : startsOfADay())
            (isFree(db, item, {day, start}) ? free : full).append(start);
        return jsonAnswer(
            200, {{QStringLiteral("day"), day}, {QStringLiteral("free"), free}, {QStringLiteral("full"), full}});
    });
}

// Those of today and later that were not given back.
Outcome<Answer> Appointments::list(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, call.session, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        auto row = query(db,
                         "SELECT id FROM appointments WHERE number = ? AND state <> 'cancelled' AND day >= ? "
                         "ORDER BY day, start, rowid",
                         session->number, m_clock.now().date().toString(Qt::ISODate));
        QJsonArray appointments;
        while (row.executeStep())
            appointments.append(appointmentOf(db, textOf(row.getColumn(0))));
        Answer answer = jsonAnswer(200, {{QStringLiteral("appointments"), appointments}});
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

Outcome<Answer> Appointments::put(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    const QString asked = body.optionalText("item", pattern::itemId());
    const Slot slot{body.text("day", dayPattern()), body.oneOf("start", startsOfADay())};
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const QString &id = call.ids.first();
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        const QString item = asked.isEmpty() ? session->item : asked;
        if (!registry::item(item))
            return refuse(ProblemCode::ItemUnknown);
        auto known = query(db,
                           "SELECT number = ? AND item = ? AND day = ? AND start = ? AND state <> 'cancelled' "
                           "FROM appointments WHERE id = ?",
                           session->number, item, slot.day, slot.start, id);
        if (known.executeStep())
            return known.getColumn(0).getInt() != 0 ? Outcome<Answer>(jsonAnswer(200, appointmentOf(db, id)))
                                                    : refuse(ProblemCode::AppointmentConflict);
        if (!isFree(db, item, slot)) {
            Problem taken{ProblemCode::SlotTaken};
            taken.more.insert(QStringLiteral("next"), nextFree(db, item, slot));
            return tl::unexpected(taken);
        }
        run(db, "INSERT INTO appointments VALUES (?, ?, ?, ?, ?, ?, 'booked')", id, call.terminal, session->number,
            item, slot.day, slot.start);
        return jsonAnswer(201, appointmentOf(db, id), "appointment-booked");
    });
}

// One place in the queue for an appointment, however often it is asked for.
Outcome<Answer> Appointments::arrive(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const QString &id = call.ids.first();
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        auto known = query(db,
                           "SELECT item, day, start FROM appointments "
                           "WHERE id = ? AND number = ? AND state <> 'cancelled'",
                           id, session->number);
        if (!known.executeStep())
            return refuse(ProblemCode::NotFound);
        if (const QJsonObject ticket = ticketOf(db, id); !ticket.isEmpty())
            return jsonAnswer(200, ticket);
        const QString item = textOf(known.getColumn(0));
        const Slot slot{textOf(known.getColumn(1)), textOf(known.getColumn(2))};
        if (const auto may = isTimeToCome(slot); !may)
            return tl::unexpected(may.error());
        run(db, "UPDATE appointments SET state = 'arrived' WHERE id = ?", id);
        joinQueue(db, id, item, slot.day);
        return jsonAnswer(201, ticketOf(db, id), "queue-joined");
    });
}

Outcome<Answer> Appointments::queue(const Call &call)
{
    BodyReader body(call);
    const QString item = body.text("item", pattern::itemId());
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    if (!registry::item(item))
        return refuse(ProblemCode::ItemUnknown);
    const QString &id = call.ids.first();
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        auto known = query(db, "SELECT item FROM queue_tickets WHERE id = ?", id);
        if (known.executeStep())
            return textOf(known.getColumn(0)) == item ? Outcome<Answer>(jsonAnswer(200, ticketOf(db, id)))
                                                      : refuse(ProblemCode::AppointmentConflict);
        joinQueue(db, id, item, m_clock.now().date().toString(Qt::ISODate));
        return jsonAnswer(201, ticketOf(db, id), "queue-joined");
    });
}

// The citizen is there: the same person's session, at whichever terminal. What never was stays impossible, so that a
// late PUT does not book it after all.
Outcome<Answer> Appointments::cancel(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const QString &id = call.ids.first();
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        auto known = query(db, "SELECT number, state FROM appointments WHERE id = ?", id);
        const bool isKnown = known.executeStep();
        if (isKnown && textOf(known.getColumn(0)) != session->number)
            return refuse(ProblemCode::NotFound); // nobody learns of another's
        if (isKnown && textOf(known.getColumn(1)) == u"arrived")
            return refuse(ProblemCode::AppointmentConflict); // his place in the queue stands
        run(db,
            "INSERT INTO appointments VALUES (?, ?, ?, ?, '', '', 'cancelled') ON CONFLICT (id) DO UPDATE SET state = "
            "'cancelled'",
            id, call.terminal, session->number, session->item);
        return given();
    });
}

// The terminal has never learnt whether it was booked, and the citizen was told that it is not.
Outcome<Answer> Appointments::giveUp(const Call &call)
{
    const QString &id = call.ids.first();
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        auto known = query(db, "SELECT terminal, state FROM appointments WHERE id = ?", id);
        if (known.executeStep()
            && (textOf(known.getColumn(0)) != call.terminal || textOf(known.getColumn(1)) == u"arrived"))
            return refuse(ProblemCode::AppointmentConflict);
        run(db,
            "INSERT INTO appointments VALUES (?, ?, '', '', '', '', 'cancelled') ON CONFLICT (id) DO UPDATE SET state "
            "= 'cancelled'",
            id, call.terminal);
        return given();
    });
}

} // namespace refportal
