// SPDX-License-Identifier: Apache-2.0
// Rows outlive releases: a store of the first schema is read and sent whole, one of the next release is used when it
// says so, and what only that release understands waits for it.
#include <storage/schema.h>
#include <support/await.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace kiosk;
using kiosk::test::refused;
using test::await;

namespace {

struct Place : test::StorePlace {
    int number(const char *sql) { return file()->execAndGet(sql).getInt(); }
};

QByteArray firstRelease()
{
    QFile file(QStringLiteral(KIOSK_TEST_DATA "/storage/version-1.sql"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList idsOf(const QList<OutboxRow> &rows)
{
    QStringList ids;
    for (const OutboxRow &row : rows)
        ids << row.id.last(4);
    return ids;
}

} // namespace

class TestStoreReleases : public QObject {
    Q_OBJECT
private slots:
    void everyRowOfTheFirstReleaseIsStillThere()
    {
        Place place;
        place.file()->exec(firstRelease().constData());
        const auto opened = place.open();
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().trace()));
        // the claim in `intent` became uncertain, and says so behind what was waiting
        QCOMPARE(idsOf(opened->pending),
                 QStringList({QStringLiteral("a001"), QStringLiteral("b001"), QStringLiteral("a002"),
                              QStringLiteral("a003"), QStringLiteral("tent"), QStringLiteral("tain")}));
        QCOMPARE(opened->pending[2].state, SubmissionState::Unknown);
        QCOMPARE(opened->pending[2].attempts, 3);
        QCOMPARE(opened->pending[3].state, SubmissionState::Held);
        QCOMPARE(opened->pending.last().seq, 12); // the sequence goes on
        for (const OutboxRow &row : opened->pending.first(5))
            QCOMPARE(await(place.store->payload(row.id)).value(), QByteArray("envelope"));
        QVERIFY(await(place.store->acknowledge(opened->pending[0].id, {QStringLiteral("CH1"), {}})));
        QVERIFY(await(place.store->releaseHeld(opened->pending[3].id, test::clerk("try-again"))));
        QVERIFY(await(place.store->sealCase(test::sealedCase(*place.clock))));
        QCOMPARE(place.number("SELECT count(*) FROM cases WHERE case_no IS NOT NULL"), 2);
    }
    void theRulesOfTheFileOutliveTheStep()
    {
        Place place;
        place.file()->exec(firstRelease().constData());
        QVERIFY(place.open());
        const auto file = place.file();
        QVERIFY(refused(*file, "DELETE FROM outbox"));
        QVERIFY(refused(*file, "UPDATE outbox SET payload = x'00'"));
        QVERIFY(refused(*file, "UPDATE outbox SET format = 2"));
        QVERIFY(refused(*file,
                        "INSERT INTO outbox (kind, stream, id, case_id, sha256, payload, state, first_at) SELECT "
                        "kind, stream, id, id, sha256, x'00', 'sealed', first_at FROM ledger"));
    }
    void aStoreOfTheNextReleaseIsUsedWhenItSaysSo()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(await(place.store->sealCase(test::sealedCase(*place.clock))));
        nextRelease(place, knownVersion());
        const auto opened = place.open();
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().trace()));
        QCOMPARE(opened->pending.size(), 1); // what this release knows, and all of that
        QVERIFY(await(place.store->acknowledge(opened->pending[0].id, {QStringLiteral("CH1"), {}})));
        QVERIFY(await(place.store->sealCase(test::sealedCase(*place.clock))));
        const auto counts = await(place.store->counts());
        QVERIFY(counts);
        QCOMPARE(counts->foreign, 2);
        QCOMPARE(place.number("SELECT count(*) FROM outbox WHERE kind = 'from-the-future' OR format = 99"), 2);
        QCOMPARE(place.number("PRAGMA user_version"), knownVersion() + 1); // not taken back
    }
    void whatStandsBehindALaterReleasesRowWaitsWithIt()
    {
        Place place;
        QVERIFY(place.open());
        nextRelease(place, knownVersion());
        QVERIFY(place.open());
        QSignalSpy added(place.store.get(), &Store::rowAdded);
        Rating rating;
        rating.id = RatingId::make(*place.clock);
        rating.stars = 5;
        QVERIFY(await(place.store->recordRating(rating, QStringLiteral("s")))); // the stream of the two unknown rows
        QTRY_COMPARE(added.size(), 1);
        QVERIFY(added[0][0].value<OutboxRow>().mustWait);
        const auto opened = place.open();
        QCOMPARE(opened->pending.size(), 1);
        QVERIFY(opened->pending[0].mustWait);
    }
    void aStoreOfTheNextReleaseIsLeftAloneWhenItSaysSo()
    {
        Place place;
        QVERIFY(place.open());
        nextRelease(place, knownVersion() + 1);
        QCOMPARE(place.open().error().code, ErrorCode::BadConfig);
    }
    void aStepHappensWholeOrNotAtAll()
    {
        Place place;
        QVERIFY(place.open());
        place.store.reset();
        std::vector<SchemaStep> steps(schemaSteps().begin(), schemaSteps().end());
        steps.push_back({knownVersion() + 1, knownVersion() + 1, "CREATE TABLE half (a); CREATE TABLE half (a);"});
        QVERIFY(!openStoreFile(place.settings.folder + QStringLiteral("/store.db"), steps));
        QCOMPARE(place.number("PRAGMA user_version"), knownVersion());
        QCOMPARE(place.number("SELECT count(*) FROM sqlite_master WHERE name = 'half'"), 0);
        QVERIFY(place.open());
    }
    void versionsCountUpAndAnOldOneIsNeverShutOutByMistake()
    {
        int last = 0;
        for (const SchemaStep &step : schemaSteps()) {
            QCOMPARE(step.version, last + 1);
            QVERIFY(step.readableFrom >= 1 && step.readableFrom <= step.version);
            last = step.version;
        }
    }

private:
    static int knownVersion() { return schemaSteps().back().version; }
    // One schema further: a column more, a row of a kind and one of a format that we do not know.
    static void nextRelease(Place &place, int readableFrom)
    {
        place.file()->exec(
            "ALTER TABLE outbox ADD COLUMN later TEXT NOT NULL DEFAULT '';"
            "INSERT INTO outbox (kind, stream, id, sha256, payload, state, first_at) VALUES "
            "('from-the-future', 's', 'f1', randomblob(32), x'00', 'sealed', '2026-03-12T10:24:00.000Z');"
            "INSERT INTO outbox (kind, format, stream, id, sha256, payload, state, first_at) VALUES "
            "('rating', 99, 's', 'f2', randomblob(32), x'00', 'sealed', '2026-03-12T10:24:00.000Z');");
        place.file()->exec(
            qPrintable(QStringLiteral("UPDATE schema_mark SET readable_from = %1; PRAGMA user_version = %2")
                           .arg(readableFrom)
                           .arg(knownVersion() + 1)));
    }
};

QTEST_GUILESS_MAIN(TestStoreReleases)
#include "tst_store_releases.moc"
