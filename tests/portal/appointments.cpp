// SPDX-License-Identifier: Apache-2.0
#include "appointments.h"

#include "body_reader.h"
#include "registry.h"

namespace refportal {
namespace {

constexpr int DaysAhead = 14;
constexpr int Offered = 3; // in place of one that is taken

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

} // namespace

bool Appointments::isFree(SQLite::Database &db, const QString &item, const Slot &slot) const
{
    const QDateTime now = m_clock.now();
    const QDateTime begins(QDate::fromString(slot.day, Qt::ISODate), QTime::fromString(slot.start));
    if (!begins.isValid() || begins <= now || begins > now.addDays(DaysAhead))
        return false;
    auto row = query(db, "SELECT 1 FROM appointments WHERE item = ? AND day = ? AND start = ? AND state = 'booked'",
                     item, slot.day, slot.start);
    return !row.executeStep();
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
        for (const QString &start : startsOfADay()) {
            if (isFree(db, item, {day, start}))
                free.append(start);
        }
        return jsonAnswer(200, {{QStringLiteral("day"), day}, {QStringLiteral("free"), free}});
    });
}

Outcome<Answer> Appointments::put(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    const Slot slot{body.text("day", dayPattern()), body.oneOf("start", startsOfADay())};
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const QString &id = call.ids.first();
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        const QJsonObject booked{{QStringLiteral("appointment"), id},
                                 {QStringLiteral("item"), session->item},
                                 {QStringLiteral("day"), slot.day},
                                 {QStringLiteral("start"), slot.start}};
        auto known = query(db,
                           "SELECT number = ? AND item = ? AND day = ? AND start = ? AND state = 'booked' "
                           "FROM appointments WHERE id = ?",
                           session->number, session->item, slot.day, slot.start, id);
        if (known.executeStep())
            return known.getColumn(0).getInt() != 0 ? Outcome<Answer>(jsonAnswer(200, booked))
                                                    : refuse(ProblemCode::AppointmentConflict);
        if (!isFree(db, session->item, slot)) {
            Problem taken{ProblemCode::SlotTaken};
            taken.more.insert(QStringLiteral("next"), nextFree(db, session->item, slot));
            return tl::unexpected(taken);
        }
        run(db, "INSERT INTO appointments VALUES (?, ?, ?, ?, ?, ?, 'booked')", id, call.terminal, session->number,
            session->item, slot.day, slot.start);
        return jsonAnswer(201, booked, "appointment-booked");
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
        auto known = query(db, "SELECT number FROM appointments WHERE id = ?", id);
        if (known.executeStep() && textOf(known.getColumn(0)) != session->number)
            return refuse(ProblemCode::NotFound); // nobody learns of another's
        run(db,
            "INSERT INTO appointments VALUES (?, ?, ?, ?, '', '', 'cancelled') ON CONFLICT (id) DO UPDATE SET state = "
            "'cancelled'",
            id, call.terminal, session->number, session->item);
        Answer gone;
        gone.status = 204;
        gone.effect = "appointment-cancelled";
        return gone;
    });
}

} // namespace refportal
