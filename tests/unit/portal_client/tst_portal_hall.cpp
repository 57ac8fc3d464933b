// SPDX-License-Identifier: Apache-2.0
// Heartbeat, events and appointments: what goes out, what comes back, and what is no answer.
#include "answering_portal.h"
#include "wrong_answers.h"

#include <portal/problem.h>
#include <support/await.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const AppointmentTime Eleven{QDate(2026, 3, 13), QTime(11, 0)};

} // namespace

class TestPortalHall : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void theTerminalSaysHowItIs()
    {
        answer(200, R"({"time":"2026-03-13T10:31:00.000+08:00","lastEvent":2})");
        const auto heard = await(hall().putHeartbeat(report(), {})).value();
        QCOMPARE(heard.lastEvent, 2);
        QCOMPARE(m_portal->heard().last().method, QByteArray("PUT"));
        QCOMPARE(QJsonDocument::fromJson(m_portal->heard().last().body),
                 QJsonDocument::fromJson(R"({"version":"0.1.0","pending":3,"held":1,"clockSkewMs":-140,
                                            "devices":[{"slot":"idcard","state":"online"}]})"));
    }
    void ageOfTheOutboxAndEndOfTheCertificateAreToldWhenTheyAreKnown()
    {
        answer(200, R"({"time":"2026-03-13T10:31:00.000+08:00","lastEvent":2})");
        TerminalReport more = report();
        more.outboxAge = QStringLiteral("amber");
        more.certificateEnds = QDateTime(QDate(2027, 3, 13), QTime(10, 31), Qt::OffsetFromUTC, 8 * 3600);
        QVERIFY(await(hall().putHeartbeat(more, {})));
        const QJsonDocument told = QJsonDocument::fromJson(m_portal->heard().last().body);
        QCOMPARE(told[u"outboxAge"].toString(), QStringLiteral("amber"));
        QCOMPARE(told[u"certificateEnds"].toString(), QStringLiteral("2027-03-13T02:31:00Z"));
    }
    void aClockThatIsOutByYearsIsToldAsFarAsTheContractGoes()
    {
        answer(200, R"({"time":"2026-03-13T10:31:00.000+08:00","lastEvent":2})");
        const auto told
            = [this] { return QJsonDocument::fromJson(m_portal->heard().last().body)[u"clockSkewMs"].toInteger(); };
        TerminalReport future = report();
        future.clockSkew = std::chrono::hours(24 * 365);
        QVERIFY(await(hall().putHeartbeat(future, {})));
        QCOMPARE(told(), 2'000'000'000);
        future.clockSkew = -future.clockSkew;
        QVERIFY(await(hall().putHeartbeat(future, {})));
        QCOMPARE(told(), -2'000'000'000);
    }
    void eventsAreReadInOrderAndOnesOfANewerPortalAreUnknown()
    {
        answer(200, R"({"events":[{"seq":8,"at":"2026-03-13T10:31:00.000+08:00","kind":"lock"},
                        {"seq":9,"at":"2026-03-13T10:31:00.000+08:00","kind":"dance"}],"next":9})");
        const auto events = await(hall().eventsSince(7, {})).value();
        QCOMPARE(m_portal->heard().last().path, QByteArray("/gk/v1/terminals/self/events?after=7"));
        QCOMPARE(events.events.size(), std::size_t(2));
        QVERIFY(events.events[0].kind == PortalEventKind::Lock && events.events[1].kind == PortalEventKind::Unknown);
        QCOMPARE(events.next, 9);
    }
    void aCursorOfAnotherFeedIsTold()
    {
        refuse(410, "cursor-gone", R"("retry":"resync")");
        const auto events = await(hall().eventsSince(7, {}));
        QCOMPARE(codeOf(events), ErrorCode::PortalRefused);
        QCOMPARE(problemCode(events.error()), QStringLiteral("cursor-gone"));
    }
    void anAppointmentIsBookedAndGivenBack()
    {
        const auto id = AppointmentId::make(m_portal->clock());
        answer(201, appointmentJson(false), id);
        const auto booked
            = await(hall().putAppointment(id, QStringLiteral("s"), QStringLiteral("i"), Eleven, {})).value();
        QVERIFY(booked.id == id && booked.time == Eleven && booked.number == u"Y0042" && booked.window == u"三号窗口");
        QCOMPARE(QJsonDocument::fromJson(m_portal->heard().last().body),
                 QJsonDocument::fromJson(R"({"session":"s","item":"i","day":"2026-03-13","start":"11:00"})"));
        answer(204, "");
        QVERIFY(await(hall().cancelAppointment(id, QStringLiteral("s"), {})));
        QVERIFY(m_portal->heard().last().path.endsWith("/cancel"));
        answer(200, R"({"day":"2026-03-13","free":["16:30","11:00"],"full":["09:00"]})");
        const auto times = await(hall().timesOf(QStringLiteral("i"), Eleven.day, {})).value();
        QVERIFY(times.free == (std::vector<QTime>{QTime(11, 0), QTime(16, 30)}));
        QVERIFY(times.full == std::vector<QTime>{QTime(9, 0)});
        answer(200, R"({"day":"2026-03-13","free":[]})"); // a portal that does not say what is full
        QVERIFY(await(hall().timesOf(QStringLiteral("i"), Eleven.day, {}))->full.empty());
    }
    void onesOwnAppointmentsAreListedAndOneIsComeWith()
    {
        const auto id = AppointmentId::make(m_portal->clock());
        answer(200, "{\"appointments\":[" + appointmentJson(true) + "]}", id);
        const auto mine = await(hall().appointments(QStringLiteral("abc"), {})).value();
        QCOMPARE(m_portal->heard().last().path, QByteArray("/gk/v1/appointments"));
        QVERIFY(mine.size() == 1 && mine[0].id == id && mine[0].time == Eleven && mine[0].arrived);
        answer(201, R"({"ticket":"ID","number":"A023","window":"三号窗口","waiting":4})", id);
        const auto ticket = await(hall().putArrival(id, QStringLiteral("s"), {})).value();
        QVERIFY(m_portal->heard().last().method == "PUT" && m_portal->heard().last().path.endsWith("/arrival"));
        QVERIFY(ticket.number == u"A023" && ticket.window == u"三号窗口" && ticket.waiting == 4);
        QCOMPARE(codeOf(await(hall().putArrival(AppointmentId::make(m_portal->clock()), {}, {}))),
                 ErrorCode::InvalidInput); // the ticket of another
        refuse(409, "too-early", R"("retry":"ask-user")");
        QCOMPARE(problemCode(await(hall().putArrival(id, {}, {})).error()), QStringLiteral("too-early"));
    }
    void aPlaceInTheQueueIsHadWithoutAnAppointmentAndWithoutASession()
    {
        const auto id = TicketId::make(m_portal->clock());
        ScriptedAnswer next;
        next.status = 201;
        next.body = R"({"ticket":"ID","number":"A024","window":"三号窗口","waiting":5})";
        next.body.replace("ID", id.text().toLatin1());
        m_portal->give(next);
        const auto ticket = await(hall().putQueueTicket(id, QStringLiteral("i"), {})).value();
        QVERIFY(ticket.number == u"A024" && ticket.waiting == 5);
        QVERIFY(m_portal->heard().last().path.endsWith("/queue-tickets/" + id.text().toLatin1()));
        QCOMPARE(QJsonDocument::fromJson(m_portal->heard().last().body), QJsonDocument::fromJson(R"({"item":"i"})"));
        QCOMPARE(codeOf(await(hall().putQueueTicket(TicketId::make(m_portal->clock()), {}, {}))),
                 ErrorCode::InvalidInput); // another's
    }
    void aBookingWithoutAnAnswerIsGivenUpWithoutASession()
    {
        answer(204, "");
        QVERIFY(await(hall().giveUpAppointment(AppointmentId::make(m_portal->clock()), {})));
        QCOMPARE(m_portal->heard().last().method, QByteArray("DELETE"));
        QVERIFY(m_portal->heard().last().body.isEmpty());
        refuse(409, "appointment-conflict", R"("retry":"staff")");
        QCOMPARE(codeOf(await(hall().giveUpAppointment(AppointmentId::make(m_portal->clock()), {}))),
                 ErrorCode::Conflict);
    }
    void aTimeThatIsTakenComesWithOthers()
    {
        refuse(409, "slot-taken", R"("next":[{"day":"2026-03-13","start":"11:30"},{"day":"someday","start":"12:00"},
               {"day":"2026-03-14","start":"09:00"},7])");
        const auto taken = await(hall().putAppointment(AppointmentId::make(m_portal->clock()), {}, {}, Eleven, {}));
        QCOMPARE(problemCode(taken.error()), QStringLiteral("slot-taken"));
        QCOMPARE(timesInstead(taken.error()),
                 (QList<AppointmentTime>{{QDate(2026, 3, 13), QTime(11, 30)}, {QDate(2026, 3, 14), QTime(9, 0)}}));
        refuse(409, "appointment-conflict", R"("retry":"staff")");
        const auto conflict = await(hall().putAppointment(AppointmentId::make(m_portal->clock()), {}, {}, Eleven, {}));
        QCOMPARE(codeOf(conflict), ErrorCode::Conflict);
        QVERIFY(timesInstead(conflict.error()).isEmpty());
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        QTest::newRow("cut short") << 200 << QByteArray("{\"events\":[{\"seq\":8,\"at\":\"2026");
        QTest::newRow("wrong types") << 200
                                     << QByteArray(R"({"time":5,"lastEvent":"2","events":7,"next":"9","free":{},"day":1,
                                                       "start":11,"appointment":[],"appointments":[7]})");
        QTest::newRow("another's") << 200
                                   << QByteArray(R"({"time":"2026-03-13T10:31:00.000+08:00","lastEvent":-1,"events":[{
            "seq":7,"at":"2026-03-13T10:31:00.000+08:00","kind":"lock"}],"next":9,"day":"2026-03-14","free":[],
            "start":"11:00","appointment":"01958d56-1a10-7b32-8c4e-7e1a5b6c8d01","item":"i","number":"Y0042","window":"w",
            "waiting":0,"appointments":[{"appointment":"01958d56-1a10-7b32-8c4e-7e1a5b6c8d01"}]})");
        QTest::newRow("half numbers") << 200 << QByteArray(R"({"time":"2026-03-13T10:31:00.000+08:00","lastEvent":1.5,
            "events":[],"next":1e300,"day":"2026-03-13","free":["25:00"],"start":"11:00"})");
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        answer(status, body);
        QCOMPARE(codeOf(await(hall().putHeartbeat(report(), {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(hall().eventsSince(7, {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(hall().timesOf(QStringLiteral("i"), Eleven.day, {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(hall().putAppointment(AppointmentId::make(m_portal->clock()), {}, {}, Eleven, {}))),
                 ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(hall().appointments({}, {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(hall().putArrival(AppointmentId::make(m_portal->clock()), {}, {}))),
                 ErrorCode::InvalidInput);
    }

private:
    HallPortal &hall() { return m_portal->client(); }
    static QByteArray appointmentJson(bool arrived)
    {
        QByteArray json = R"({"appointment":"ID","item":"i","day":"2026-03-13","start":"11:00","number":"Y0042",
                              "window":"三号窗口","arrived":)";
        return json + (arrived ? "true}" : "false}");
    }
    static TerminalReport report()
    {
        return {QStringLiteral("0.1.0"), 3, 1, -140ms, {{QStringLiteral("idcard"), QStringLiteral("online")}}};
    }
    void answer(int status, QByteArray body, AppointmentId id = {})
    {
        ScriptedAnswer next;
        next.status = status;
        next.body = body.replace("ID", id.text().toLatin1());
        m_portal->give(next);
    }
    void refuse(int status, const QByteArray &code, const QByteArray &members)
    {
        m_portal->give(problem(status, code, members));
    }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestPortalHall)
#include "tst_portal_hall.moc"
