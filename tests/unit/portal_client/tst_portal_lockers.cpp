// SPDX-License-Identifier: Apache-2.0
// Locker events: what goes out, what comes back, and what is no answer.
#include "answering_portal.h"
#include "wrong_answers.h"

#include <portal/problem.h>
#include <support/await.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestPortalLockers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
        m_reservation = ReservationId::make(m_portal->clock());
    }
    void cleanupTestCase() { m_portal.reset(); }

    void aReservationSaysWhatItIsFor()
    {
        answer(201, "A07", "reserved");
        const auto submission = SubmissionId::make(m_portal->clock());
        LockerEvent event = happened(LockerEventKind::Reserve);
        event.serves = submission;
        QCOMPARE(await(lockers().putLockerEvent(event, {}))->state, LockerState::Reserved);
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method, QByteArray("PUT"));
        QCOMPARE(heard.path, "/gk/v1/locker/events/" + event.id.text().toLatin1());
        QCOMPARE(sentJson(),
                 (QJsonObject{{QStringLiteral("reservation"), m_reservation.text()},
                              {QStringLiteral("cell"), QStringLiteral("A07")},
                              {QStringLiteral("kind"), QStringLiteral("reserve")},
                              {QStringLiteral("at"), QStringLiteral("2026-03-13T10:31:00.000+08:00")},
                              {QStringLiteral("serves"), QJsonObject{{QStringLiteral("drop"), submission.text()}}}}));
        event.serves = QStringLiteral("CH20260313000001");
        QVERIFY(await(lockers().putLockerEvent(event, {})));
        QCOMPARE(sentJson()[u"serves"][u"fetch"], QStringLiteral("CH20260313000001"));
    }
    void whatASensorSawIsToldByItsName_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<int>("stands");
        const auto row = [](const char *name, LockerEventKind kind, const char *state, LockerState stands) {
            QTest::newRow(name) << int(kind) << QByteArray(state) << int(stands);
        };
        row("opened", LockerEventKind::Opened, "open", LockerState::Open);
        row("closed-empty", LockerEventKind::ClosedEmpty, "empty", LockerState::Empty);
        row("closed-full", LockerEventKind::ClosedFull, "full", LockerState::Full);
        row("jammed", LockerEventKind::Jammed, "jammed", LockerState::Jammed);
        row("taken", LockerEventKind::Taken, "taken", LockerState::Taken);
        row("taken", LockerEventKind::Taken, "photographed", LockerState::Unknown);
    }
    void whatASensorSawIsToldByItsName()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, state);
        QFETCH(int, stands);
        answer(201, "A07", state);
        QCOMPARE(int(await(lockers().putLockerEvent(happened(LockerEventKind(kind)), {}))->state), stands);
        QCOMPARE(sentJson()[u"kind"].toString(), QLatin1String(QTest::currentDataTag()));
        QVERIFY(!sentJson().contains(u"serves"));
        answer(200, "A07", state);
        QCOMPARE(int(await(lockers().lockerReservation(m_reservation, {}))->state), stands);
        QCOMPARE(m_portal->heard().last().path, "/gk/v1/locker/reservations/" + m_reservation.text().toLatin1());
    }
    void aNoHasItsName()
    {
        const auto put
            = [this] { return await(lockers().putLockerEvent(happened(LockerEventKind::Opened), {})).error(); };
        m_portal->give(problem(409, "locker-conflict", R"("retry":"staff")"));
        QCOMPARE(put().code, ErrorCode::Conflict);
        m_portal->give(problem(409, "cell-taken", R"("retry":"staff")"));
        QCOMPARE(problemCode(put()), QStringLiteral("cell-taken"));
        m_portal->give(problem(404, "not-found", R"("retry":"none")"));
        QCOMPARE(codeOf(await(lockers().lockerReservation(m_reservation, {}))), ErrorCode::NotFound);
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        QTest::newRow("another reservation")
            << 200
            << QByteArray(R"({"reservation":"01958d59-1a10-7b32-8c4e-7e1a5b6c8d01","cell":"A07","state":"open"})");
        QTest::newRow("no cell") << 200 << QByteArray(R"({"reservation":"ID","cell":"","state":"open"})");
        QTest::newRow("wrong types") << 200 << QByteArray(R"({"reservation":"ID","cell":7,"state":["open"]})");
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        give(status, body.replace("ID", m_reservation.text().toLatin1()));
        QCOMPARE(codeOf(await(lockers().putLockerEvent(happened(LockerEventKind::Opened), {}))),
                 ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(lockers().lockerReservation(m_reservation, {}))), ErrorCode::InvalidInput);
    }
    void anAnswerAboutAnotherCellIsNoAnswer()
    {
        answer(201, "A08", "open");
        QCOMPARE(codeOf(await(lockers().putLockerEvent(happened(LockerEventKind::Opened), {}))),
                 ErrorCode::InvalidInput);
    }

private:
    LockerPortal &lockers() { return m_portal->client(); }
    LockerEvent happened(LockerEventKind kind) const
    {
        return {LockerEventId::make(m_portal->clock()),
                m_reservation,
                QStringLiteral("A07"),
                kind,
                QDateTime::fromString(QStringLiteral("2026-03-13T10:31:00+08:00"), Qt::ISODate),
                {}};
    }
    void answer(int status, const QByteArray &cell, const QByteArray &state)
    {
        static const QByteArray shape = "{'reservation':'ID','cell':'CELL','state':'STATE'}";
        QByteArray body = shape;
        body.replace("ID", m_reservation.text().toLatin1()).replace("CELL", cell).replace("STATE", state);
        give(status, body.replace('\'', '"'));
    }
    void give(int status, const QByteArray &body)
    {
        ScriptedAnswer next;
        next.status = status;
        next.body = body;
        m_portal->give(next);
    }
    QJsonObject sentJson() { return QJsonDocument::fromJson(m_portal->heard().last().body).object(); }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
    ReservationId m_reservation;
};
QTEST_GUILESS_MAIN(TestPortalLockers)
#include "tst_portal_lockers.moc"
