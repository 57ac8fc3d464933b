// SPDX-License-Identifier: Apache-2.0
#include <support/await.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using test::await;
using test::codeOf;
using test::moved;

namespace {

// A store folder and a Store in it that can be closed and opened again.
struct Place : test::StorePlace {
    Result<void> walk(const ClaimStep &claim, std::initializer_list<ClaimState> states)
    {
        for (const ClaimState state : states)
            KIOSK_TRY(await(store->recordClaim(moved(claim, state))));
        return {};
    }
};

bool refusedBySchema(SQLite::Database &file, const char *statement)
{
    try {
        file.exec(statement);
        return false;
    } catch (const SQLite::Exception &) {
        return true;
    }
}

} // namespace

class TestStore : public QObject {
    Q_OBJECT
private slots:
    void aSealedCaseIsThereAfterTheNextStart()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = test::sealedCase(*place.clock);
        QVERIFY(await(place.store->sealCase(sealed)));
        const auto again = place.open();
        QCOMPARE(again->pending.size(), 1);
        const OutboxRow row = again->pending.first();
        QCOMPARE(row.id, sealed.submission.text());
        QCOMPARE(row.stream, row.id);
        QCOMPARE(row.visit, sealed.visit);
        QVERIFY(row.kind == OutboxKind::Submission && row.state == SubmissionState::Sealed);
        QCOMPARE(row.firstAt, place.clock->wall());
        QCOMPARE(await(place.store->payload(row.id)).value(), sealed.envelope);
    }
    void theSameCaseTwiceIsOneCase()
    {
        Place place;
        QVERIFY(place.open());
        QSignalSpy added(place.store.get(), &Store::rowAdded);
        const SealedCase sealed = test::sealedCase(*place.clock);
        QVERIFY(await(place.store->sealCase(sealed)));
        QVERIFY(await(place.store->sealCase(sealed)));
        QCOMPARE(await(place.store->counts())->pending, 1);
        QCOMPARE(added.size(), 1);
    }
    void otherBytesUnderTheSameIdAreAConflict()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase first = test::sealedCase(*place.clock);
        SealedCase second = test::sealedCase(*place.clock, "other bytes");
        second.submission = first.submission;
        second.receiptCode = first.receiptCode;
        QVERIFY(await(place.store->sealCase(first)));
        QCOMPARE(codeOf(await(place.store->sealCase(second))), ErrorCode::Conflict);
        QVERIFY(await(place.store->acknowledge(first.submission.text(), {QStringLiteral("CH1"), {}})));
        QCOMPARE(codeOf(await(place.store->sealCase(second))), ErrorCode::Conflict); // for ever
        QVERIFY(await(place.store->sealCase(first)));
        QCOMPARE(await(place.store->counts())->pending, 0);
    }
    void aReceiptCodeStandsForOneCase()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase first = test::sealedCase(*place.clock);
        SealedCase second = test::sealedCase(*place.clock);
        second.receiptCode = first.receiptCode;
        QVERIFY(await(place.store->sealCase(first)));
        QCOMPARE(codeOf(await(place.store->sealCase(second))), ErrorCode::Conflict);
        QCOMPARE(await(place.store->pending())->size(), 1);
    }
    void aDigestThatIsNotTheEnvelopesIsRefused()
    {
        Place place;
        QVERIFY(place.open());
        SealedCase sealed = test::sealedCase(*place.clock);
        sealed.digest[0] = static_cast<char>(~sealed.digest[0]);
        QCOMPARE(codeOf(await(place.store->sealCase(sealed))), ErrorCode::InvalidInput);
    }
    void anAcknowledgedCaseLeavesTheOutboxAndKeepsItsNumber()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = test::sealedCase(*place.clock);
        const QString id = sealed.submission.text();
        const QDateTime received = place.clock->wall().addSecs(3);
        QVERIFY(await(place.store->sealCase(sealed)));
        QVERIFY(await(place.store->acknowledge(id, {QStringLiteral("CH20260312000001"), received})));
        QVERIFY(await(place.store->acknowledge(id, {QStringLiteral("CH20260312000001"), received}))); // harmless
        QVERIFY(place.open()->pending.isEmpty());
        const StoreCounts counts = await(place.store->counts()).value();
        QVERIFY(counts.pending == 0 && counts.acknowledged == 1 && counts.held == 0);
        const CaseStanding standing = await(place.store->caseByReceipt(sealed.receiptCode)).value();
        QCOMPARE(standing.caseNo, QStringLiteral("CH20260312000001"));
        QVERIFY(standing.state == SubmissionState::Acknowledged && standing.receivedAt == received);
        QCOMPARE(standing.title, sealed.title);
    }
    void sealedAlwaysEqualsPendingHeldAndAcknowledged()
    {
        Place place;
        QVERIFY(place.open());
        qint64 sealedSoFar = 0;
        for (int i = 0; i < 30; ++i) {
            const SealedCase sealed = test::sealedCase(*place.clock);
            QVERIFY(await(place.store->sealCase(sealed)));
            OutboxRow row = await(place.store->pending())->last();
            if (i % 3 == 0)
                QVERIFY(await(place.store->acknowledge(row.id, {QStringLiteral("CH%1").arg(i), {}})));
            row.state = SubmissionState::Held;
            if (i % 3 == 1)
                QVERIFY(await(place.store->recordAttempt(row)));
            const StoreCounts counts = await(place.store->counts()).value();
            QCOMPARE(counts.pending + counts.held + counts.acknowledged, ++sealedSoFar);
        }
    }
    void aHeldRowMovesByAPersonOnly()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(await(place.store->sealCase(test::sealedCase(*place.clock))));
        OutboxRow row = await(place.store->pending())->first();
        row.state = SubmissionState::Held;
        QVERIFY(await(place.store->recordAttempt(row)));
        QCOMPARE(codeOf(await(place.store->acknowledge(row.id, {}))), ErrorCode::SequenceError);
        row.state = SubmissionState::Unknown;
        QCOMPARE(codeOf(await(place.store->recordAttempt(row))), ErrorCode::SequenceError);
        QSignalSpy released(place.store.get(), &Store::rowReleased);
        QVERIFY(await(place.store->releaseHeld(row.id, test::clerk("try-again"))));
        QTRY_COMPARE(released.size(), 1);
        QVERIFY(place.open()->pending.first().state == SubmissionState::Sealed);
    }
    void attemptsAndDoubtSurviveARestart()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(await(place.store->sealCase(test::sealedCase(*place.clock))));
        OutboxRow row = await(place.store->pending())->first();
        row.state = SubmissionState::Unknown;
        row.attempts = 4;
        row.nextAt = place.clock->wall().addSecs(8);
        QVERIFY(await(place.store->recordAttempt(row)));
        const OutboxRow read = place.open()->pending.first();
        QVERIFY(read.state == SubmissionState::Unknown && read.attempts == 4 && read.nextAt == row.nextAt);
    }
    void belowTheGuardNothingNewIsAcceptedButEverythingElseIsKept()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase accepted = test::sealedCase(*place.clock);
        const ClaimStep claim = test::reservedClaim(*place.clock);
        QVERIFY(await(place.store->sealCase(accepted)));
        QVERIFY(await(place.store->recordClaim(claim)));
        QVERIFY(place.walk(claim, {ClaimState::Fetched, ClaimState::Intent}));
        place.settings.minimumFreeBytes = std::numeric_limits<qint64>::max();
        QVERIFY(place.open());
        QCOMPARE(codeOf(await(place.store->acceptance())), ErrorCode::StorageFull);
        QCOMPARE(codeOf(await(place.store->sealCase(test::sealedCase(*place.clock)))), ErrorCode::StorageFull);
        QCOMPARE(codeOf(await(place.store->recordClaim(test::reservedClaim(*place.clock)))), ErrorCode::StorageFull);
        QVERIFY(await(place.store->sealCase(accepted))); // known already
        QVERIFY(await(place.store->acknowledge(accepted.submission.text(), {QStringLiteral("CH1"), {}})));
        QVERIFY(place.walk(claim, {ClaimState::Uncertain}));
    }
    void aClaimIsReportedFromItsIntentOn()
    {
        Place place;
        QVERIFY(place.open());
        const ClaimStep claim = test::reservedClaim(*place.clock);
        QVERIFY(await(place.store->recordClaim(claim)));
        QVERIFY(place.walk(claim, {ClaimState::Fetched, ClaimState::Fetched}));
        QVERIFY(await(place.store->pending())->isEmpty());
        QVERIFY(place.walk(claim, {ClaimState::Intent}));
        QVERIFY(await(place.store->recordClaim(moved(claim, ClaimState::Printed, QStringLiteral("page-counter")))));
        const auto rows = await(place.store->pending()).value();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].id, claim.claim.text() + QStringLiteral("/intent"));
        QCOMPARE(rows[1].stream, claim.claim.text());
        const PrintReport report = decodedPrintReport(await(place.store->payload(rows[1].id)).value()).value();
        QVERIFY(report.state == ClaimState::Printed && report.proof == QStringLiteral("page-counter"));
    }
    void aMoveThatTheTableDoesNotHaveIsRefused()
    {
        Place place;
        QVERIFY(place.open());
        const ClaimStep claim = test::reservedClaim(*place.clock);
        QCOMPARE(codeOf(place.walk(claim, {ClaimState::Intent})), ErrorCode::SequenceError); // never reserved
        QVERIFY(await(place.store->recordClaim(claim)));
        QVERIFY(await(place.store->recordClaim(claim)));                                     // the same again
        QCOMPARE(codeOf(place.walk(claim, {ClaimState::Intent})), ErrorCode::SequenceError); // never fetched
        QVERIFY(place.walk(claim, {ClaimState::Fetched, ClaimState::Intent}));
        QCOMPARE(codeOf(place.walk(claim, {ClaimState::Printed})), ErrorCode::InvalidInput); // no proof
        QVERIFY(place.walk(claim, {ClaimState::Spoiled}));
        QCOMPARE(codeOf(place.walk(claim, {ClaimState::Intent})), ErrorCode::SequenceError);
        ClaimStep thief = claim;
        thief.act = ActId::make(*place.clock);
        QCOMPARE(codeOf(await(place.store->recordClaim(thief))), ErrorCode::Conflict);
    }
    void aClaimFoundInItsIntentIsUncertainAndEarlierOnesAreReleased()
    {
        Place place;
        QVERIFY(place.open());
        const ClaimStep printing = test::reservedClaim(*place.clock);
        const ClaimStep fetched = test::reservedClaim(*place.clock);
        const ClaimStep reserved = test::reservedClaim(*place.clock);
        for (const ClaimStep &claim : {printing, fetched, reserved})
            QVERIFY(await(place.store->recordClaim(claim)));
        QVERIFY(place.walk(printing, {ClaimState::Fetched, ClaimState::Intent}));
        QVERIFY(place.walk(fetched, {ClaimState::Fetched}));
        const auto opened = place.open();
        QCOMPARE(opened->becameUncertain, QList<ClaimId>{printing.claim});
        QCOMPARE(opened->becameReleased.size(), 2);
        QStringList reports;
        for (const OutboxRow &row : opened->pending)
            reports << row.id;
        QVERIFY(reports.contains(printing.claim.text() + QStringLiteral("/uncertain")));
        QVERIFY(reports.contains(reserved.claim.text() + QStringLiteral("/released")));
        QCOMPARE(await(place.store->counts())->uncertainClaims, 1);
        QCOMPARE(codeOf(place.walk(printing, {ClaimState::Intent})), ErrorCode::SequenceError); // never again
        const auto third = place.open();
        QVERIFY(third->becameUncertain.isEmpty() && third->becameReleased.isEmpty());
    }
    void aRatingGoesOutBehindItsCase()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = test::sealedCase(*place.clock);
        const QString stream = sealed.submission.text();
        QVERIFY(await(place.store->sealCase(sealed)));
        const Rating rating{RatingId::make(*place.clock), {}, 5, {}};
        QVERIFY(await(place.store->recordRating(rating, stream)));
        QVERIFY(await(place.store->recordRating(rating, stream)));
        QCOMPARE(await(place.store->pending())->size(), 2);
        QVERIFY(await(place.store->acknowledge(stream, {QStringLiteral("CH7"), {}})));
        const OutboxRow left = await(place.store->pending())->first();
        QVERIFY(left.kind == OutboxKind::Rating && left.caseNo == QStringLiteral("CH7"));
        Rating sixStars{RatingId::make(*place.clock), {}, 6, {}};
        QCOMPARE(codeOf(await(place.store->recordRating(sixStars, stream))), ErrorCode::InvalidInput);
    }
    void theOrderIsTheOrderOfSealingWhateverTheClockDoes()
    {
        Place place;
        QVERIFY(place.open());
        QStringList sealedIds;
        for (int i = 0; i < 5; ++i) {
            const SealedCase sealed = test::sealedCase(*place.clock);
            sealedIds << sealed.submission.text();
            QVERIFY(await(place.store->sealCase(sealed)));
            place.clock->jumpWall(i % 2 ? Duration(24h * 365) : -Duration(24h));
        }
        QStringList order;
        const OpenedStore again = place.open().value();
        for (const OutboxRow &row : again.pending)
            order << row.id;
        QCOMPARE(order, sealedIds);
    }
    void theFileItselfKeepsTheRules()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(await(place.store->sealCase(test::sealedCase(*place.clock))));
        const auto file = place.file();
        QVERIFY(refusedBySchema(*file, "DELETE FROM outbox"));
        QVERIFY(refusedBySchema(*file, "UPDATE outbox SET payload = x'00'"));
        QVERIFY(refusedBySchema(*file, "UPDATE outbox SET state = 'lost'"));
        QVERIFY(refusedBySchema(*file, "INSERT INTO print_intents VALUES ('c','a','v','i','printed','',NULL,'t')"));
    }
    void bytesThatChangedOnTheDiskAreNotSent()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(await(place.store->sealCase(test::sealedCase(*place.clock))));
        place.file()->exec("DROP TRIGGER payload_is_frozen; UPDATE outbox SET payload = x'00'");
        const QString id = place.open()->pending.first().id;
        QCOMPARE(await(place.store->payload(id)).error().code, ErrorCode::BadChecksum);
    }
    void aStoreOfANewerReleaseIsLeftAlone()
    {
        Place place;
        QVERIFY(place.open());
        place.file()->exec("PRAGMA user_version = 99; UPDATE schema_mark SET readable_from = 99");
        QCOMPARE(place.open().error().code, ErrorCode::BadConfig);
        QCOMPARE(codeOf(await(place.store->acceptance())), ErrorCode::BadConfig); // and says so ever after
    }
    void aDamagedFileIsNotUsed()
    {
        Place place;
        QVERIFY(place.open());
        place.store.reset();
        QFile file(place.settings.folder + QStringLiteral("/store.db"));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(4096));
        QVERIFY(file.write(QByteArray(4096, 'x')) == 4096);
        file.close();
        QCOMPARE(place.open().error().code, ErrorCode::StorageFault);
    }
    void theFolderIsForTheTerminalOnly()
    {
        Place place;
        QVERIFY(place.open());
        QCOMPARE(QFileInfo(place.settings.folder).permissions()
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }
    void aFolderThatCannotBeMadeIsAFault()
    {
        Place place;
        place.settings.folder = QStringLiteral("/proc/nowhere");
        QCOMPARE(place.open().error().code, ErrorCode::StorageFault);
    }
    void aSecondStoreInOneProcessIsRefusedToo()
    {
        Place place;
        QVERIFY(place.open());
        Store second(place.settings, place.clock, Logger());
        QCOMPARE(await(second.open()).error().code, ErrorCode::Conflict);
        QVERIFY(await(place.store->acceptance()));
    }
    void beforeOpenNothingIsKept()
    {
        Place place;
        Store store(place.settings, place.clock, Logger());
        QCOMPARE(codeOf(await(store.sealCase(test::sealedCase(*place.clock)))), ErrorCode::SequenceError);
    }
    void whatWasAskedForIsDoneBeforeTheStoreDies()
    {
        Place place;
        QVERIFY(place.open());
        QList<Pending<void>> acts;
        for (int i = 0; i < 20; ++i)
            acts << place.store->sealCase(test::sealedCase(*place.clock));
        place.store.reset();
        for (const auto &act : acts)
            QVERIFY(act.isFinished() && act.result());
        QCOMPARE(place.open()->pending.size(), 20);
    }
};
QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
