// SPDX-License-Identifier: Apache-2.0
// The program itself, as tests/visit and ./dev demo start it.
#include "portal_bench.h"

#include <QProcess>
#include <QTest>
#include <csignal>

class TestKioskPortal : public QObject {
    Q_OBJECT
private slots:
    void itSaysWhereItListensEndsOnSigtermAndKeepsItsCases()
    {
        PortalBench bench; // for its papers and its gateway
        const QString id = citizen::newId();
        const QByteArray envelope = bench.seal(citizen::caseJson(id));
        QByteArray answer;
        for (const int status : {201, 200}) { // two lives over one database
            QProcess portal;
            const QString url = start(portal, bench);
            QVERIFY(url.startsWith(QStringLiteral("https://127.0.0.1:")));
            Terminal terminal(url, PortalBench::tls()); // its connection stays open
            const Reply reply = citizen::submit(terminal, id, envelope);
            QCOMPARE(reply.status, status);
            if (answer.isEmpty())
                answer = reply.body;
            QCOMPARE(reply.body, answer);
            ::kill(static_cast<pid_t>(portal.processId()), SIGTERM);
            QVERIFY(portal.waitForFinished(3000));
            QCOMPARE(portal.exitStatus(), QProcess::NormalExit);
            QCOMPARE(portal.exitCode(), 0);
        }
        const QString caseNo = QJsonDocument::fromJson(answer)[u"caseNo"].toString();
        QCOMPARE(bench.caseRecord(caseNo)[u"submissionId"].toString(), id);
        QCOMPARE(bench.logLines().size(), 2 + 1); // two calls and the notice
    }

    void itIsKilledAndLosesNothing()
    {
        PortalBench bench;
        const QString id = citizen::newId();
        const QByteArray envelope = bench.seal(citizen::caseJson(id));
        QByteArray answer;
        {
            QProcess portal;
            Terminal terminal(start(portal, bench), PortalBench::tls());
            answer = citizen::submit(terminal, id, envelope).body;
            portal.kill();
            QVERIFY(portal.waitForFinished(3000));
        }
        QProcess portal;
        Terminal terminal(start(portal, bench), PortalBench::tls());
        QCOMPARE(terminal.call("GET", QStringLiteral("/submissions/") + id).body, answer);
        portal.kill();
        portal.waitForFinished();
    }

    void itNamesWhatIsWrongWithItsOptions_data()
    {
        QTest::addColumn<QStringList>("change");
        QTest::addColumn<QString>("reason");
        QTest::newRow("tls") << QStringList{"--tls", "/nowhere"} << QStringLiteral("/nowhere: seal.pem");
        QTest::newRow("database") << QStringList{"--database", "/nowhere/portal.db"}
                                  << QStringLiteral("/nowhere/portal.db");
        QTest::newRow("log") << QStringList{"--log", "/nowhere/log"}
                             << QStringLiteral("/nowhere/log: cannot be written");
        QTest::newRow("listen") << QStringList{"--listen", "here"} << QStringLiteral("HOST:PORT");
        QTest::newRow("latency") << QStringList{"--latency", "fast"} << QStringLiteral("none or hall");
        QTest::newRow("fault") << QStringList{"--fault", "/nowhere/fault.json"}
                               << QStringLiteral("/nowhere/fault.json");
    }
    void itNamesWhatIsWrongWithItsOptions()
    {
        QFETCH(QStringList, change);
        QFETCH(QString, reason);
        PortalBench bench;
        QProcess portal;
        portal.start(QStringLiteral(KIOSK_PORTAL), options(bench) + change); // the last one counts
        QVERIFY(portal.waitForFinished());
        QCOMPARE(portal.exitCode(), 2);
        const QString words = QString::fromUtf8(portal.readAllStandardError());
        QVERIFY2(words.contains(reason), qPrintable(words));
        QVERIFY(portal.readAllStandardOutput().isEmpty());
    }

private:
    static QStringList options(PortalBench &bench)
    {
        return {QStringLiteral("--listen"),      QStringLiteral("127.0.0.1:0"),
                QStringLiteral("--tls"),         PortalBench::tls(),
                QStringLiteral("--database"),    bench.file(QStringLiteral("portal.db")),
                QStringLiteral("--sms-gateway"), bench.sms().url().toString(),
                QStringLiteral("--log"),         bench.file(QStringLiteral("portal.jsonl")),
                QStringLiteral("--cases"),       bench.file(QStringLiteral("cases"))};
    }
    static QString start(QProcess &portal, PortalBench &bench)
    {
        portal.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        portal.start(QStringLiteral(KIOSK_PORTAL), options(bench));
        while (!portal.canReadLine())
            if (!portal.waitForReadyRead(5000))
                return {};
        return QJsonDocument::fromJson(portal.readLine())[u"url"].toString();
    }
};

QTEST_GUILESS_MAIN(TestKioskPortal)
#include "tst_kiosk_portal.moc"
