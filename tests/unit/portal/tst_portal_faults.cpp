// SPDX-License-Identifier: Apache-2.0
// What the fault script makes of the portal, and what the portal then still has.
#include "portal_bench.h"

#include <QElapsedTimer>
#include <QTest>

using namespace refportal;

class TestPortalFaults : public QObject {
    Q_OBJECT
private slots:
    void init() { m_bench = std::make_unique<PortalBench>(); }
    void cleanup() { m_bench.reset(); }

    void aDroppedRequestHasDoneNothing()
    {
        start("[{'match':{'method':'PUT','path':'^/gk/v1/submissions/'},'act':'drop-request'}]");
        const QString id = citizen::newId();
        const QByteArray envelope = m_bench->seal(citizen::caseJson(id));
        Terminal terminal(m_bench->url(), PortalBench::tls());
        QCOMPARE(citizen::submit(terminal, id, envelope).status, 0);
        QCOMPARE(get(terminal, id).status, 404);
        QCOMPARE(citizen::submit(terminal, id, envelope).status, 201); // the rule has had its turn
        const auto line = m_bench->logLines().first();
        QCOMPARE(line[u"fault"].toString(), QStringLiteral("drop-request"));
        QCOMPARE(line[u"status"].toInt(), 0);
        QVERIFY(!line.contains(u"effect"));
    }

    void aLostAnswerIsACaseAllTheSame()
    {
        start("[{'match':{'method':'PUT','path':'^/gk/v1/submissions/','nth':1},'act':'commit-then-drop'}]");
        const QString id = citizen::newId();
        const QByteArray envelope = m_bench->seal(citizen::caseJson(id));
        Terminal terminal(m_bench->url(), PortalBench::tls());
        QCOMPARE(citizen::submit(terminal, id, envelope).status, 0);
        const Reply truth = get(terminal, id);
        QCOMPARE(truth.status, 200);
        QCOMPARE(citizen::submit(terminal, id, envelope).body, truth.body);
        const auto lines = m_bench->logLines();
        QVERIFY(std::any_of(lines.begin(), lines.end(), [](const QJsonObject &line) {
            return line[u"effect"].toString() == u"case-created" && line[u"status"].toInt(-1) == 0;
        }));
    }

    void aPortalThatFailsAfterTheCommitSaysSameKey()
    {
        start("[{'match':{'path':'/submissions/'},'act':'error-500-after-commit'}]");
        const QString id = citizen::newId();
        Terminal terminal(m_bench->url(), PortalBench::tls());
        const Reply reply = citizen::submit(terminal, id, m_bench->seal(citizen::caseJson(id)));
        QCOMPARE(reply.status, 500);
        QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
        QCOMPARE(reply.code(), QStringLiteral("internal"));
        QCOMPARE(reply.json()[u"retry"].toString(), QStringLiteral("same-key"));
        QCOMPARE(get(terminal, id).status, 200);
    }

    void aPortalOrADepartmentThatIsAwaySaysWhenToComeAgain_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("maintenance") << QStringLiteral("maintenance");
        QTest::newRow("department") << QStringLiteral("department-down");
    }
    void aPortalOrADepartmentThatIsAwaySaysWhenToComeAgain()
    {
        QFETCH(QString, code);
        start(QStringLiteral("[{'match':{'path':'/submissions/'},'act':'%1'}]").arg(code).toLatin1().constData());
        const QString id = citizen::newId();
        const QByteArray envelope = m_bench->seal(citizen::caseJson(id));
        Terminal terminal(m_bench->url(), PortalBench::tls());
        const Reply reply = citizen::submit(terminal, id, envelope);
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.code(), code);
        QCOMPARE(reply.json()[u"retry"].toString(), QStringLiteral("after"));
        QCOMPARE(reply.json()[u"retryAfterS"].toInt(), 30);
        QCOMPARE(reply.headers.value("retry-after"), QByteArray("30"));
        QCOMPARE(get(terminal, id).status, 404); // nothing was done
        QCOMPARE(citizen::submit(terminal, id, envelope).status, 201);
    }

    void aSlowAnswerComesTooLateForAnImpatientTerminal()
    {
        start("[{'match':{'path':'/submissions/'},'act':'slow','ms':60000}]");
        const QString id = citizen::newId();
        const QByteArray envelope = m_bench->seal(citizen::caseJson(id));
        Terminal terminal(m_bench->url(), PortalBench::tls());
        terminal.setPatience(std::chrono::milliseconds(300));
        QCOMPARE(citizen::submit(terminal, id, envelope).status, 0);
        Terminal second(m_bench->url(), PortalBench::tls());
        QCOMPARE(get(second, id).status, 200); // it was done
    }                                          // and the server ends although an answer has a minute to go

    void darknessDropsEveryConnectionAndEnds()
    {
        start("[{'match':{'path':'/health','nth':2},'act':'dark','forS':1}]");
        Terminal first(m_bench->url(), PortalBench::tls());
        Terminal second(m_bench->url(), PortalBench::tls());
        QCOMPARE(first.call("GET", QStringLiteral("/health")).status, 200);
        QCOMPARE(second.call("GET", QStringLiteral("/catalogue")).status, 200);
        QElapsedTimer dark;
        dark.start();
        QCOMPARE(first.call("GET", QStringLiteral("/health")).status, 0);
        while (dark.elapsed() < 700) { // old and new connections alike
            QCOMPARE(second.call("GET", QStringLiteral("/catalogue")).status, 0);
            Terminal third(m_bench->url(), PortalBench::tls());
            QCOMPARE(third.call("GET", QStringLiteral("/catalogue")).status, 0);
        }
        QTRY_COMPARE(first.call("GET", QStringLiteral("/health")).status, 200);
    }

    void darknessWithoutAnEndLastsUntilTheEnd()
    {
        start("[{'match':{},'act':'dark'}]");
        Terminal terminal(m_bench->url(), PortalBench::tls());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(terminal.call("GET", QStringLiteral("/health")).status, 0);
        m_bench->restart(); // without a script
        Terminal again(m_bench->url(), PortalBench::tls());
        QCOMPARE(again.call("GET", QStringLiteral("/health")).status, 200);
    }

    void theHallsLatencyIsPaidByCallByDepartmentAndByConnection()
    {
        m_bench->start({}, Latency::hall());
        Terminal terminal(m_bench->url(), PortalBench::tls());
        const auto took = [&](auto call) {
            QElapsedTimer timer;
            timer.start();
            call();
            return timer.elapsed();
        };
        const auto health = [&] { terminal.call("GET", QStringLiteral("/health")); };
        QVERIFY(took(health) >= 150); // two round trips of the connection, one of the call
        QVERIFY(took(health) >= 50);
        QVERIFY(took([&] { citizen::openSession(terminal); }) >= 350);
    }

    void rulesCountForThemselves()
    {
        const auto script
            = FaultScript::parse(json("["
                                      "{'match':{'method':'GET','path':'^/a$','nth':2},'act':'slow','ms':7},"
                                      "{'match':{'path':'^/a$','nth':3},'act':'dark','forS':4}]"));
        QVERIFY(script.has_value());
        QVERIFY(!(*script)->next("GET", QStringLiteral("/a")));
        QVERIFY(!(*script)->next("GET", QStringLiteral("/ab")));
        const auto slow = (*script)->next("GET", QStringLiteral("/a"));
        QVERIFY(slow && slow->act == FaultAct::Slow && slow->ms == 7);
        const auto dark = (*script)->next("PUT", QStringLiteral("/a"));
        QVERIFY(dark && dark->act == FaultAct::Dark && dark->forS == 4);
        QVERIFY(!(*script)->next("GET", QStringLiteral("/a")));
    }

    void aScriptThatSaysNothingIsRefused_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("reason");
        QTest::newRow("not JSON") << QByteArray("[") << QStringLiteral("not a JSON list");
        QTest::newRow("an object") << QByteArray("{}") << QStringLiteral("not a JSON list");
        QTest::newRow("unknown act") << QByteArray("[{'match':{},'act':'burn'}]")
                                     << QStringLiteral("rule 1: unknown act \"burn\"");
        QTest::newRow("path") << QByteArray("[{'match':{},'act':'slow'},{'match':{'path':'('},'act':'slow'}]")
                              << QStringLiteral("rule 2: path");
        QTest::newRow("nth") << QByteArray("[{'match':{'nth':0},'act':'slow'}]") << QStringLiteral("nth counts from 1");
    }
    void aScriptThatSaysNothingIsRefused()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, reason);
        const auto parsed = FaultScript::parse(json(script));
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().contains(reason), qPrintable(parsed.error()));
    }

private:
    // JSON with single quotes: moc of Qt 6.4 loses its way in raw strings
    static QByteArray json(QByteArray text) { return text.replace('\'', '"'); }
    void start(const char *script) { m_bench->start(json(script)); }
    static Reply get(Terminal &terminal, const QString &id)
    {
        return terminal.call("GET", QStringLiteral("/submissions/") + id);
    }

    std::unique_ptr<PortalBench> m_bench;
};

QTEST_MAIN(TestPortalFaults)
#include "tst_portal_faults.moc"
