// SPDX-License-Identifier: Apache-2.0
// The terminal's heartbeat against the reference portal: what the operator says reaches it, once and in order, through
// restarts of either side.
#include "portal_bench.h"

#include <portal/terminal_beat.h>
#include <portal_client/client_under_test.h>

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace kiosk;

class TestPortalBeat : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_state = std::make_unique<QTemporaryDir>();
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_client = std::make_unique<test::ClientUnderTest>(readCredentials(PortalBench::tls()).value(),
                                                           QUrl(m_bench->url()));
        m_reports = 0;
    }
    void cleanup()
    {
        m_beat.reset();
        m_client.reset();
        m_bench.reset();
    }

    void itBeatsAtOnceAndThenEveryMinute()
    {
        begin();
        QTRY_COMPARE(calls("/terminals/self/heartbeat"), 1);
        settle();
        m_client->clock->advance(59s);
        QCOMPARE(m_reports, 1);
        m_client->clock->advance(1s);
        QTRY_COMPARE(calls("/terminals/self/heartbeat"), 2);
        QCOMPARE(calls("/terminals/self/events"), 0); // there was nothing to read
    }
    void aLockArrivesAndOutlivesARestartWithoutThePortal()
    {
        QVERIFY(m_bench->tells(QStringLiteral("lock")));
        begin();
        QTRY_VERIFY(m_beat->isLocked());
        settle();
        m_bench->stop();
        begin();
        QVERIFY(m_beat->isLocked()); // before any answer
    }
    void anUnlockArrives()
    {
        QVERIFY(m_bench->tells(QStringLiteral("lock")));
        begin();
        QTRY_VERIFY(m_beat->isLocked());
        settle();
        QSignalSpy changed(m_beat.get(), &TerminalBeat::lockChanged);
        QVERIFY(m_bench->tells(QStringLiteral("unlock")));
        m_client->clock->advance(60s);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toBool(), false);
        QVERIFY(!m_beat->isLocked());
    }
    void eachEventIsReadOnce()
    {
        QVERIFY(m_bench->tells(QStringLiteral("catalogue-changed")));
        make();
        QSignalSpy changed(m_beat.get(), &TerminalBeat::catalogueChanged);
        m_beat->start();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(kept(), QByteArray("{\"cursor\":1,\"locked\":false}\n")); // first of all
        settle();
        m_client->clock->advance(60s);
        QTRY_COMPARE(m_reports, 2);
        settle();
        make(); // and not again by the next start
        QSignalSpy again(m_beat.get(), &TerminalBeat::catalogueChanged);
        m_beat->start();
        QTRY_COMPARE(calls("/terminals/self/heartbeat"), 3);
        settle();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(again.size(), 0);
    }
    void aLongFeedIsReadToItsEnd()
    {
        for (int i = 0; i < 230; ++i)
            QVERIFY(m_bench->tells(i % 2 == 0 ? QStringLiteral("lock") : QStringLiteral("unlock")));
        QVERIFY(m_bench->tells(QStringLiteral("lock")));
        begin();
        QTRY_COMPARE(kept(), QByteArray("{\"cursor\":231,\"locked\":true}\n"));
        QVERIFY(m_beat->isLocked());
    }
    void aPortalThatBeganAnewIsReadFromTheBeginning()
    {
        keep("{\"cursor\":99,\"locked\":true}\n");
        QVERIFY(m_bench->tells(QStringLiteral("unlock")));
        begin();
        QVERIFY(m_beat->isLocked());
        QTRY_VERIFY(!m_beat->isLocked());
        QCOMPARE(kept(), QByteArray("{\"cursor\":1,\"locked\":false}\n"));
    }
    void aDamagedFileIsMadeGoodByTheFeed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("noise") << QByteArray(300, '\xff');
        QTest::newRow("large") << QByteArray(5000, ' ');
        QTest::newRow("other types") << QByteArray("{\"cursor\":\"7\",\"locked\":1}");
        QTest::newRow("below nought") << QByteArray("{\"cursor\":-7,\"locked\":false}");
    }
    void aDamagedFileIsMadeGoodByTheFeed()
    {
        QFETCH(QByteArray, bytes);
        keep(bytes);
        QVERIFY(m_bench->tells(QStringLiteral("lock")));
        begin();
        QTRY_COMPARE(kept(), QByteArray("{\"cursor\":1,\"locked\":true}\n"));
    }
    void aBeatThatIsWantedComesSoon()
    {
        QVERIFY(m_bench->tells(QStringLiteral("heartbeat-wanted")));
        begin();
        QTRY_COMPARE(calls("/terminals/self/events"), 2); // the event, and that there is no more
        settle();
        m_client->clock->advance(5s);
        QTRY_COMPARE(calls("/terminals/self/heartbeat"), 2);
    }
    void changesAreToldSoonAndTogether()
    {
        begin();
        QTRY_COMPARE(calls("/terminals/self/heartbeat"), 1);
        settle();
        for (int i = 0; i < 3; ++i)
            m_beat->beatSoon();
        m_client->clock->advance(4s);
        QCOMPARE(m_reports, 1);
        m_client->clock->advance(1s);
        QTRY_COMPARE(calls("/terminals/self/heartbeat"), 2);
        QCOMPARE(m_reports, 2);
    }
    void itGoesOnThroughAnOutage()
    {
        begin();
        QTRY_COMPARE(calls("/terminals/self/heartbeat"), 1);
        settle();
        m_bench->stop();
        for (int i = 0; i < 3; ++i) {
            const int before = m_reports;
            m_client->clock->advance(60s);
            QTRY_COMPARE(m_reports, before + 1);
            settle();
        }
    }

private:
    void make()
    {
        BeatSettings settings;
        settings.file = m_state->filePath(QStringLiteral("feed.json"));
        m_beat = std::make_unique<TerminalBeat>(
            *m_client->client,
            [this] {
                ++m_reports;
                TerminalReport report;
                report.version = QStringLiteral("0.1.0");
                report.devices = {{QStringLiteral("idcard"), QStringLiteral("online")}};
                return report;
            },
            *m_client->clock, *m_client->clock, Logger(), settings);
    }
    void begin()
    {
        make();
        m_beat->start();
    }
    // The beat that runs has ended: the next one is armed.
    void settle() const { QTRY_VERIFY(m_client->clock->waiting() > 0); }
    int calls(const char *path) const
    {
        int count = 0;
        for (const QJsonObject &line : m_bench->logLines())
            count += line[u"path"].toString().contains(QLatin1String(path)) ? 1 : 0;
        return count;
    }
    QByteArray kept() const
    {
        QFile file(m_state->filePath(QStringLiteral("feed.json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void keep(const QByteArray &bytes) const
    {
        QFile file(m_state->filePath(QStringLiteral("feed.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_state;
    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<test::ClientUnderTest> m_client;
    std::unique_ptr<TerminalBeat> m_beat;
    int m_reports = 0;
};

QTEST_GUILESS_MAIN(TestPortalBeat)
#include "tst_portal_beat.moc"
