// SPDX-License-Identifier: Apache-2.0
// Files of an older and of a newer release: what is in them is sent.
#include "portal_books.h"

#include <outbox/outbox_engine.h>
#include <portal_client/client_under_test.h>
#include <support/await.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

// The ids in tests/data/storage/version-1-day.sql.
QString idOf(const char *end) { return QStringLiteral("01960000-0000-7000-8000-00000000") + QLatin1String(end); }

// A state folder whose file is changed by hand while no store has it.
struct Place : StorePlace {
    void change(const QString &statements) { file()->exec(statements.toStdString()); }
    bool makeOld()
    {
        QFile tables(QStringLiteral(KIOSK_TEST_DATA "/storage/version-1.sql"));
        QFile rows(QStringLiteral(KIOSK_TEST_DATA "/storage/version-1-day.sql"));
        if (!tables.open(QIODevice::ReadOnly) || !rows.open(QIODevice::ReadOnly))
            return false;
        const QStringList text = QString::fromUtf8(tables.readAll()).split(QStringLiteral("-- What the first"));
        change(text.first() + QStringLiteral("PRAGMA user_version = 1;") + QString::fromUtf8(rows.readAll()));
        return text.size() == 2;
    }
    // As a release with one step more would leave it.
    void makeNewer()
    {
        const int next = file()->execAndGet("PRAGMA user_version").getInt() + 1;
        change(QStringLiteral("ALTER TABLE outbox ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue';"
                              "CREATE TABLE things (id TEXT);"
                              "UPDATE schema_mark SET readable_from = %1; PRAGMA user_version = %2")
                   .arg(next - 1)
                   .arg(next));
    }
    StoreCounts counts() const { return await(store->counts()).value(); }
};

} // namespace

class TestOutboxVersions : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_papers.isGood()); }
    void init()
    {
        m_books = std::make_unique<PortalBooks>();
        m_portal = std::make_unique<ScriptedPortal>(m_papers, m_books->script());
        m_client = std::make_unique<ClientUnderTest>(m_papers, m_portal->base());
    }
    void cleanup()
    {
        m_engine.reset();
        m_client.reset();
        m_portal.reset();
        m_books.reset();
    }

    void theRowsOfAnOldFileAreSent()
    {
        Place place;
        QVERIFY(place.makeOld());
        for (const char *claim : {"c002", "c003"})
            m_books->putClaim(idOf(claim).toLatin1(), "fetched");
        start(place);
        QTRY_VERIFY(drained());
        const StoreCounts counts = place.counts();
        QVERIFY(counts.pending == 0 && counts.held == 1 && counts.foreign == 0);
        QCOMPARE(m_books->cases(), 2);
        QCOMPARE(m_books->caseBytes(idOf("a001")), QByteArray("envelope 1"));
        QCOMPARE(m_books->caseBytes(idOf("a002")), QByteArray("envelope 2"));
        QCOMPARE(m_books->claimState(idOf("c003")), QByteArray("printed"));
        QCOMPARE(m_books->claimState(idOf("c002")), QByteArray("uncertain"));
        QCOMPARE(m_books->ratings().size(), 1);
        QVERIFY(!m_books->contradicted());
        // released by a person, the held one goes too
        QVERIFY(await(place.store->releaseHeld(idOf("a003"), clerk("try-again"))));
        QTRY_VERIFY(drained() && m_books->cases() == 3);
    }
    void aNewerFileThatThisReleaseMayReadIsUsedAndSent()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase before = sealedCase(*place.clock);
        QVERIFY(await(place.store->sealCase(before)));
        place.makeNewer();
        place.change(QStringLiteral("INSERT INTO outbox (kind, stream, id, sha256, payload, state, first_at) VALUES "
                                    "('from-the-future', 's', 'f1', randomblob(32), x'00', 'sealed', 't')"));
        start(place);
        Rating behind; // goes when what stands before it in its stream has gone, which is not for us
        behind.id = RatingId::make(*place.clock);
        behind.stars = 5;
        QVERIFY(await(place.store->recordRating(behind, QStringLiteral("s"))));
        QTRY_VERIFY(drained());
        QCOMPARE(m_books->caseBytes(before.submission.text()), before.envelope);
        const SealedCase after = sealedCase(*place.clock); // and written to
        QVERIFY(await(place.store->sealCase(after)));
        QTRY_VERIFY(drained() && m_books->cases() == 2);
        QVERIFY(m_books->ratings().isEmpty());
        QVERIFY(place.file()->tableExists("things")); // nothing of the newer release was taken away
    }

private:
    void start(Place &place)
    {
        m_engine.reset();
        const auto opened = place.open();
        QVERIFY(opened);
        OutboxSettings settings;
        settings.backoff.random = [] { return 1.0; };
        m_engine = std::make_unique<OutboxEngine>(*place.store, *m_client->client, m_client->clock, *m_client->clock,
                                                  Logger(), settings);
        m_engine->start(opened->pending);
    }
    // Turns the clock by the longest back-off; a QTRY around it lets the network work in between.
    bool drained()
    {
        if (m_engine->pending() > 0)
            m_client->clock->advance(300s);
        return m_engine->pending() == 0;
    }

    DevPapers m_papers;
    std::unique_ptr<PortalBooks> m_books;
    std::unique_ptr<ScriptedPortal> m_portal;
    std::unique_ptr<ClientUnderTest> m_client;
    std::unique_ptr<OutboxEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestOutboxVersions)
#include "tst_outbox_versions.moc"
