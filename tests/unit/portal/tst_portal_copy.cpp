// SPDX-License-Identifier: Apache-2.0
// C18 from end to end: a terminal on yesterday's copy of its store learns that from the reference portal, calls the
// staff once, and sends what the copy holds without doubling it.
#include "portal_bench.h"

#include <composition/copy_watch.h>
#include <portal/terminal_beat.h>
#include <portal_client/client_under_test.h>
#include <support/log_lines.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestPortalCopy : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_client = std::make_unique<ClientUnderTest>(readCredentials(PortalBench::tls()).value(), QUrl(m_bench->url()));
        m_place = std::make_unique<StorePlace>();
        m_lines = std::make_shared<LogLines>();
    }
    void cleanup()
    {
        stop();
        m_place.reset();
        m_client.reset();
        m_bench.reset();
    }

    void aRestartIsNoCopy()
    {
        for (int i = 0; i < 3; ++i)
            runUntilTold();
        QCOMPARE(staffCalls(), 0);
    }
    void aCopyIsNoticedByTheFirstAnswer()
    {
        runUntilTold();
        keepCopy();
        for (int i = 0; i < 2; ++i) // a day, and a second
            runUntilTold();
        putCopyBack();
        runUntilTold();
        QTRY_COMPARE(staffCalls(), 1);
        runUntilTold(); // it still has fewer entries than the portal was told
        QCOMPARE(staffCalls(), 1);
    }
    void aStoreThatOpensLateIsJudgedByTheFirstAnswerOfAll()
    {
        runUntilTold();
        m_place->store = std::make_unique<Store>(m_place->settings, m_place->clock, Logger()); // not opened yet
        begin();
        QTRY_VERIFY(m_client->clock->waiting() > 0);
        QTRY_VERIFY(m_lines->all().contains("store.unjudged"));
        QVERIFY(await(m_place->store->open()));
        for (int i = 0; i < 2; ++i) { // by now the portal has been told more than the store had when it opened
            m_client->clock->advance(60s);
            QTRY_VERIFY(m_client->clock->waiting() > 0);
        }
        QVERIFY(await(m_place->store->counts()));
        stop();
        QCOMPARE(staffCalls(), 0);
    }

private:
    void begin()
    {
        m_beat = std::make_unique<TerminalBeat>(
            *m_client->client,
            [this] {
                TerminalReport report;
                report.version = QStringLiteral("0.1.0");
                report.auditEntries = m_place->store->auditEntries();
                return report;
            },
            *m_client->clock, *m_client->clock, Logger());
        m_watch = std::make_unique<CopyWatch>(*m_place->store, *m_beat, Logger(m_lines, m_client->clock));
        m_beat->start();
    }
    void stop()
    {
        m_watch.reset();
        m_beat.reset();
        m_place->store.reset();
    }
    // Two heartbeats: the first is answered with what was told before, the second tells what this start has written.
    void runUntilTold()
    {
        QVERIFY(m_place->open());
        begin();
        QTRY_VERIFY(m_client->clock->waiting() > 0);
        QVERIFY(await(m_place->store->recordEvent({AuditEvent::CardRead, "done"})));
        m_client->clock->advance(60s);
        QTRY_VERIFY(m_client->clock->waiting() > 0);
        QVERIFY(await(m_place->store->counts())); // behind the judgement
        stop();
    }
    QString file() const { return m_place->settings.folder + QStringLiteral("/store.db"); }
    QString copy() const { return m_place->folder.filePath(QStringLiteral("copy.db")); }
    void keepCopy() const { QVERIFY(QFile::copy(file(), copy())); }
    void putCopyBack() const { QVERIFY(QFile::remove(file()) && QFile::copy(copy(), file())); }
    qsizetype staffCalls() const { return m_lines->all().count("older-copy"); }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<ClientUnderTest> m_client;
    std::unique_ptr<StorePlace> m_place;
    std::shared_ptr<LogLines> m_lines;
    std::unique_ptr<TerminalBeat> m_beat;
    std::unique_ptr<CopyWatch> m_watch;
};

QTEST_GUILESS_MAIN(TestPortalCopy)
#include "tst_portal_copy.moc"
