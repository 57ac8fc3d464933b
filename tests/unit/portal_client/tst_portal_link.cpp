// SPDX-License-Identifier: Apache-2.0
// What the client makes of a network and of a server that does not keep its word.
#include "client_under_test.h"
#include "scripted_portal.h"

#include <support/await.h>

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using Act = ScriptedAnswer::Act;

namespace {

const QByteArray HealthBody = R"({"status":"ok","time":"2026-03-12T10:24:00+08:00"})";

ScriptedAnswer healthy(const HeardRequest &)
{
    ScriptedAnswer answer;
    answer.body = HealthBody;
    return answer;
}

ScriptedPortal::Script acting(Act act)
{
    return [act](const HeardRequest &) {
        ScriptedAnswer answer;
        answer.body = HealthBody;
        answer.act = act;
        return answer;
    };
}

} // namespace

class TestPortalLink : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        QVERIFY(m_strangers.isGood());
    }

    void bothSidesShowTheirCertificates()
    {
        ScriptedPortal portal(m_papers, healthy);
        ClientUnderTest client(m_papers, portal.base());
        QVERIFY(await(client->health({})));
        QCOMPARE(portal.heard().first().terminal, QByteArray("terminal-001"));
    }
    void visitAndTerminalAreSaidInEveryCall()
    {
        ScriptedPortal portal(m_papers, healthy);
        ClientUnderTest client(m_papers, portal.base());
        const VisitId visit = VisitId::make(*client.clock);
        QVERIFY(await(client->health({visit, Deadline::never()})));
        QVERIFY(await(client->health({})));
        const auto heard = portal.heard();
        QCOMPARE(heard[0].headers[QByteArray("kiosk-visit")], visit.text().toLatin1());
        QCOMPARE(heard[0].headers[QByteArray("kiosk-terminal")], QByteArray("terminal-001"));
        QVERIFY(!heard[1].headers.contains(QByteArray("kiosk-visit")));
    }
    void aWarmConnectionIsUsedAgain()
    {
        ScriptedPortal portal(m_papers, healthy);
        ClientUnderTest client(m_papers, portal.base());
        for (int i = 0; i < 3; ++i)
            QVERIFY(await(client->health({})));
        const auto heard = portal.heard();
        QCOMPARE(heard[1].fromPort, heard[0].fromPort);
        QCOMPARE(heard[2].fromPort, heard[0].fromPort);
    }
    void aServerOfAnotherCaIsRefusedBeforeAnythingIsSaid()
    {
        ScriptedPortal portal(m_strangers, healthy);
        ClientUnderTest client(m_papers, portal.base());
        QCOMPARE(codeOf(await(client->health({}))), ErrorCode::TlsRefused);
        QVERIFY(portal.heard().isEmpty());
    }
    void aTerminalOfAnotherCaIsRefusedByTheServer()
    {
        ScriptedPortal portal(m_papers, healthy);
        Credentials mixed = readCredentials(m_strangers.folder()).value();
        mixed.ca = m_papers.content(QStringLiteral("ca.pem"));
        ClientUnderTest client(mixed, portal.base());
        QCOMPARE(codeOf(await(client->health({}))), ErrorCode::TlsRefused);
        // TLS 1.3 says no only after the body went out; when the words are lost on the way it is an answer lost
        const ErrorCode put = codeOf(await(client->putSubmission(SubmissionId::make(*client.clock), "x", {})));
        QVERIFY(put == ErrorCode::TlsRefused || put == ErrorCode::AnswerLost);
        QVERIFY(portal.heard().isEmpty());
    }
    void nobodyListeningIsUnreachable()
    {
        ClientUnderTest client(m_papers, freePort());
        QCOMPARE(codeOf(await(client->health({}))), ErrorCode::PortalUnreachable);
        QCOMPARE(codeOf(await(client->putSubmission(SubmissionId::make(*client.clock), "x", {}))),
                 ErrorCode::PortalUnreachable);
    }
    void aPortThatNeverSpeaksTlsRunsIntoTheDeadline()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        ClientUnderTest client(m_papers, QUrl(QStringLiteral("https://127.0.0.1:%1").arg(mute.serverPort())));
        QCOMPARE(codeOf(await(client->health(client.within(300ms)))), ErrorCode::TimedOut);
    }
    void anAnswerThatNeverComesIsLostAndNotRefused_data()
    {
        QTest::addColumn<int>("act");
        QTest::newRow("connection dropped") << static_cast<int>(Act::Drop);
        QTest::newRow("half an answer") << static_cast<int>(Act::Half);
        QTest::newRow("silence") << static_cast<int>(Act::Silence);
    }
    void anAnswerThatNeverComesIsLostAndNotRefused()
    {
        QFETCH(int, act);
        ScriptedPortal portal(m_papers, acting(static_cast<Act>(act)));
        ClientUnderTest client(m_papers, portal.base());
        const auto put = client->putSubmission(SubmissionId::make(*client.clock), "x", client.within(500ms));
        QCOMPARE(codeOf(await(put)), ErrorCode::AnswerLost);
        const auto sms = client->sendSmsCode(QStringLiteral("s"), QStringLiteral("p1"), client.within(500ms));
        QCOMPARE(codeOf(await(sms)), ErrorCode::AnswerLost);
    }
    void anIrreversibleCallIsSentOnceWhateverHappens()
    {
        ScriptedPortal portal(m_papers, [](const HeardRequest &request) {
            ScriptedAnswer answer = healthy(request);
            answer.act = request.method == "GET" ? Act::Whole : Act::Drop;
            return answer;
        });
        ClientUnderTest client(m_papers, portal.base());
        QVERIFY(await(client->health({}))); // the connection is warm: here libraries like to try again by themselves
        QCOMPARE(codeOf(await(client->sendSmsCode(QStringLiteral("s"), QStringLiteral("p1"), {}))),
                 ErrorCode::AnswerLost);
        QCOMPARE(codeOf(await(client->putSubmission(SubmissionId::make(*client.clock), QByteArray(100'000, 'x'), {}))),
                 ErrorCode::AnswerLost);
        QCOMPARE(codeOf(await(client->sendSmsCode(QStringLiteral("s"), QStringLiteral("p1"), {}))),
                 ErrorCode::AnswerLost);
        QCOMPARE(portal.heard().size(), 4);
    }
    void aRedirectIsNotFollowed()
    {
        ScriptedPortal portal(m_papers, [](const HeardRequest &) {
            ScriptedAnswer answer;
            answer.status = 302;
            answer.headers.insert("Location", "https://127.0.0.1:1/elsewhere");
            return answer;
        });
        ClientUnderTest client(m_papers, portal.base());
        QCOMPARE(codeOf(await(client->health({}))), ErrorCode::InvalidInput);
        QCOMPARE(portal.heard().size(), 1);
    }
    void aCallCanBeCancelled()
    {
        ScriptedPortal portal(m_papers, acting(Act::Silence));
        ClientUnderTest client(m_papers, portal.base());
        auto call = client->health({});
        QTRY_COMPARE(portal.heard().size(), 1);
        call.cancel();
        QCOMPARE(codeOf(await(call)), ErrorCode::Cancelled);
    }
    void aClientThatDiesEndsItsCalls()
    {
        ScriptedPortal portal(m_papers, acting(Act::Silence));
        ClientUnderTest client(m_papers, portal.base());
        const auto call = client->health({});
        QTRY_COMPARE(portal.heard().size(), 1);
        client.client.reset();
        QCOMPARE(codeOf(await(call)), ErrorCode::Cancelled);
    }
    void theHeartbeatTellsWhenThePortalGoesAndComes()
    {
        auto portal = std::make_unique<ScriptedPortal>(m_papers, healthy);
        const int port = portal->port();
        ClientUnderTest client(m_papers, portal->base());
        QSignalSpy changes(client.client.get(), &PortalClient::reachabilityChanged);
        QCOMPARE(client->reachability(), Reachability::Unknown);
        client->startHeartbeat();
        QTRY_COMPARE(client->reachability(), Reachability::Online);
        portal.reset();
        QTRY_VERIFY(turnsTo(client, Reachability::Offline, 60s));
        portal = std::make_unique<ScriptedPortal>(m_papers, healthy, port);
        QVERIFY(portal->isGood());
        QTRY_VERIFY(turnsTo(client, Reachability::Online, 30s));
        QCOMPARE(changes.size(), 3);
    }
    void inAVisitTheHeartIsHeardSooner()
    {
        ScriptedPortal portal(m_papers, healthy);
        ClientUnderTest client(m_papers, portal.base());
        client->startHeartbeat();
        QTRY_VERIFY(portal.heard().size() == 1 && client.clock->waiting() == 1);
        client.clock->advance(59s);
        QCOMPARE(client.clock->waiting(), 1); // nothing was asked yet
        client->setInVisit(true);
        client.clock->advance(10s);
        QTRY_COMPARE(portal.heard().size(), 2);
    }
    void oneLostAnswerIsAskedAboutAtOnceAndNotTakenForAnAbsence()
    {
        ScriptedPortal portal(m_papers, [](const HeardRequest &request) {
            ScriptedAnswer answer = healthy(request);
            answer.act = request.method == "PUT" ? Act::Drop : Act::Whole;
            return answer;
        });
        ClientUnderTest client(m_papers, portal.base());
        client->startHeartbeat();
        QTRY_COMPARE(client->reachability(), Reachability::Online);
        QSignalSpy changes(client.client.get(), &PortalClient::reachabilityChanged);
        QCOMPARE(codeOf(await(client->putSubmission(SubmissionId::make(*client.clock), "x", {}))),
                 ErrorCode::AnswerLost);
        QTRY_COMPARE(portal.heard().size(), 3); // health, PUT, health: without the clock having moved
        QVERIFY(changes.isEmpty());
    }
    void aPortalThatAnswersNothingAnyMoreIsAway()
    {
        std::atomic<bool> dark = false;
        ScriptedPortal portal(m_papers, [&dark](const HeardRequest &request) {
            ScriptedAnswer answer = healthy(request);
            answer.act = dark ? Act::Drop : Act::Whole;
            return answer;
        });
        ClientUnderTest client(m_papers, portal.base());
        client->startHeartbeat();
        QTRY_COMPARE(client->reachability(), Reachability::Online);
        dark = true;
        QCOMPARE(codeOf(await(client->putPrintClaim(ClaimId::make(*client.clock), {}, {}))), ErrorCode::AnswerLost);
        QTRY_COMPARE(client->reachability(), Reachability::Offline);
    }
    void aWrongClockIsNoticedAndItsMendingToo()
    {
        ScriptedPortal portal(m_papers, healthy); // 10:24:00, as the virtual clock
        ClientUnderTest client(m_papers, portal.base());
        QSignalSpy skew(client.client.get(), &PortalClient::clockSkewChanged);
        client.clock->jumpWall(119s);
        QVERIFY(await(client->health({})));
        QVERIFY(await(client->health({})));
        QCOMPARE(skew.size(), 1); // the first answer tells
        QCOMPARE(skew[0][0].value<Duration>(), Duration(119s));
        client.clock->jumpWall(4s);
        QVERIFY(await(client->health({})));
        QVERIFY(await(client->health({})));
        QCOMPARE(skew.size(), 2);
        QCOMPARE(skew[1][0].value<Duration>(), Duration(123s));
        client.clock->jumpWall(-120s);
        QVERIFY(await(client->health({})));
        QCOMPARE(skew.size(), 3);
    }
    void impossibleSettingsAreRefused()
    {
        const Credentials papers = readCredentials(m_papers.folder()).value();
        const auto create = [this](const QString &base, const Credentials &credentials, BuildKind build) {
            PortalSettings settings;
            settings.base = QUrl(base);
            return codeOf(HttpPortalClient::create(settings, credentials, m_clock, *m_clock, Logger(), build));
        };
        const QString good = QStringLiteral("https://127.0.0.1:1");
        QCOMPARE(create(QStringLiteral("http://127.0.0.1:1"), papers, BuildKind::Development), ErrorCode::BadConfig);
        QCOMPARE(create(QString(), papers, BuildKind::Development), ErrorCode::BadConfig);
        QCOMPARE(create(good, papers, BuildKind::Production), ErrorCode::BadConfig); // development papers
        Credentials noKey = readCredentials(m_papers.folder()).value();
        noKey.key = SensitiveBytes(QByteArrayView("none"));
        QCOMPARE(create(good, noKey, BuildKind::Development), ErrorCode::BadConfig);
    }

private:
    // A port that was free a moment ago.
    static QUrl freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()));
    }
    // Turns the clock until the next probe and lets its answer come in.
    static bool turnsTo(ClientUnderTest &client, Reachability wanted, Duration step)
    {
        if (client->reachability() != wanted && client.clock->waiting() > 0)
            client.clock->advance(step);
        return client->reachability() == wanted;
    }

    DevPapers m_papers;
    DevPapers m_strangers;
    std::shared_ptr<VirtualClock> m_clock = std::make_shared<VirtualClock>();
};
QTEST_GUILESS_MAIN(TestPortalLink)
#include "tst_portal_link.moc"
