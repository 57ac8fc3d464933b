// SPDX-License-Identifier: Apache-2.0
// The client with a portal that is dead, dark or back: nobody who stands there waits for it.
#include "client_under_test.h"
#include "scripted_portal.h"

#include <support/await.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

ScriptedAnswer healthy(const HeardRequest &)
{
    ScriptedAnswer answer;
    answer.body = R"({"status":"ok","time":"2026-03-12T10:24:00+08:00"})";
    return answer;
}

} // namespace

class TestPortalBreaker : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_papers.isGood()); }

    void aCitizenDoesNotWaitForAPortalThatIsSilent()
    {
        QTcpServer mute; // takes the connection and never speaks
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        ClientUnderTest client(m_papers, at(mute.serverPort()));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(await(client->health(client.within(100ms))).error().code, ErrorCode::TimedOut);
        const auto refused = client->health({}); // without a deadline: it would wait 5 s
        QVERIFY(refused.isFinished());
        QCOMPARE(await(refused).error().code, ErrorCode::PortalUnreachable);
        QCOMPARE(client->reachability(), Reachability::Offline);
    }
    void anAnswerThatSaysNoIsNoFailure()
    {
        ScriptedPortal portal(m_papers, [](const HeardRequest &) { return problem(503, "maintenance"); });
        ClientUnderTest client(m_papers, portal.base());
        for (int i = 0; i < 8; ++i)
            QCOMPARE(await(client->health({})).error().code, ErrorCode::PortalFault);
        QCOMPARE(portal.heard().size(), 8);
    }
    void theOutboxFindsAPortalThatIsBackAndOpensTheWayForAll()
    {
        const int port = freePort();
        ClientUnderTest client(m_papers, at(port));
        CallContext background;
        background.inBackground = true;
        for (int i = 0; i < 5; ++i)
            QVERIFY(!await(client->health({})));
        ScriptedPortal portal(m_papers, healthy, port);
        QVERIFY(portal.isGood());
        QVERIFY(!await(client->health({}))); // the rest is not over
        QVERIFY(portal.heard().isEmpty());
        QVERIFY(await(client->health(background)));
        QVERIFY(await(client->health({})));
        QCOMPARE(client->reachability(), Reachability::Online);
    }
    void withAHeartbeatNoCitizenIsTheOneWhoTries()
    {
        ClientUnderTest client(m_papers, at(freePort()));
        client->startHeartbeat();
        for (int i = 0; i < 6; ++i)
            QVERIFY(!await(client->health({})));
        client.clock->jumpWall(1h);
        const auto refused = client->health({});
        QVERIFY(refused.isFinished());
    }
    void aNetworkThatReturnsIsTriedAtOnce()
    {
        const int port = freePort();
        ClientUnderTest client(m_papers, at(port));
        client->startHeartbeat();
        QTRY_COMPARE(client->reachability(), Reachability::Offline);
        for (int i = 0; i < 6; ++i)
            QVERIFY(!await(client->health({})));
        ScriptedPortal portal(m_papers, healthy, port);
        QVERIFY(portal.isGood());
        QSignalSpy worthTrying(client.client.get(), &PortalClient::worthTrying);
        client->networkReturned();
        QTRY_COMPARE(client->reachability(), Reachability::Online); // the clock has not moved
        QVERIFY(await(client->health({})));
        QCOMPARE(worthTrying.size(), 0); // the change itself wakes whoever waits
        client->networkReturned();
        QCOMPARE(worthTrying.size(), 1);
    }
    void aProbeFromBeforeTheNetworkReturnedDecidesNothing()
    {
        std::atomic<bool> dark = true;
        ScriptedPortal portal(m_papers, [&dark](const HeardRequest &request) {
            ScriptedAnswer answer = healthy(request);
            answer.act = dark ? ScriptedAnswer::Act::Silence : ScriptedAnswer::Act::Whole;
            return answer;
        });
        ClientUnderTest client(m_papers, portal.base());
        client->startHeartbeat();
        QTRY_COMPARE(portal.heard().size(), 1);
        dark = false;
        client->networkReturned();
        QTRY_COMPARE(client->reachability(), Reachability::Online);
        QSignalSpy changes(client.client.get(), &PortalClient::reachabilityChanged);
        QTRY_VERIFY_WITH_TIMEOUT(client.clock->waiting() == 1, 1000);
        QVERIFY(changes.isEmpty());
    }
    void aCallThatIsOutIsNotCutWhenTheNetworkReturns()
    {
        ScriptedPortal portal(m_papers, [](const HeardRequest &request) {
            ScriptedAnswer answer = healthy(request);
            answer.delay = std::chrono::milliseconds(300);
            return answer;
        });
        ClientUnderTest client(m_papers, portal.base());
        QVERIFY(await(client->health({})));
        const auto asked = client->health({});
        QTRY_COMPARE(portal.heard().size(), 2);
        client->networkReturned();
        QVERIFY(await(asked));
        QVERIFY(await(client->health({})));
        const auto heard = portal.heard();
        QCOMPARE(heard[1].fromPort, heard[0].fromPort);
        QVERIFY(heard[2].fromPort != heard[0].fromPort); // what stood before may look alive and be dead
    }

private:
    static QUrl at(int port) { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port)); }
    static int freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }
    DevPapers m_papers;
};
QTEST_GUILESS_MAIN(TestPortalBreaker)
#include "tst_portal_breaker.moc"
