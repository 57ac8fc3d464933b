// SPDX-License-Identifier: Apache-2.0
// Each act of the store and its entry in the audit are one transaction; days are closed, signed and sent, and leave
// when the portal has their head.
#include <audit/audit_head.h>
#include <support/await.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QSignalSpy>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using kiosk::test::refused;
using test::await;
using test::moved;

namespace {

struct Place : test::StorePlace {
    Place()
    {
        settings.auditSigning = {QStringLiteral("terminal-001"), [](const QByteArray &statement) {
                                     return Result<QByteArray>("signed " + statement.left(8));
                                 }};
    }
    QStringList events() { return texts("SELECT event || ' ' || outcome || ' ' || reason FROM audit ORDER BY seq"); }
    // Reads the file with no code of the store and hashes anew.
    bool chainHolds()
    {
        const auto database = file();
        SQLite::Statement query(*database,
                                "SELECT seq, at, event, actor, visit, object, outcome, reason, count, hash FROM audit "
                                "ORDER BY seq");
        QByteArray hash = auditBeginning;
        qint64 seq = 0;
        const auto text = [&query](int column) { return QString::fromStdString(query.getColumn(column).getString()); };
        while (query.executeStep()) {
            AuditRecord record{
                query.getColumn(0).getInt64(), text(1), text(2), text(3), text(4), text(5), text(6), text(7),
                query.getColumn(8).getInt64(), {}};
            hash = auditHash(hash, auditJson(record));
            if (record.seq != ++seq || hash.toStdString() != query.getColumn(9).getString())
                return false;
        }
        return seq > 0;
    }
};

} // namespace

class TestStoreAudit : public QObject {
    Q_OBJECT
private slots:
    void everyActHasItsEntry()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = test::sealedCase(*place.clock);
        const ClaimStep claim = test::reservedClaim(*place.clock);
        const QString id = sealed.submission.text();
        QVERIFY(await(place.store->sealCase(sealed)));
        QVERIFY(await(place.store->sealCase(sealed))); // the same again is no second act
        for (const ClaimState state : {ClaimState::Reserved, ClaimState::Fetched, ClaimState::Intent})
            QVERIFY(await(place.store->recordClaim(moved(claim, state))));
        QVERIFY(await(place.store->recordClaim(moved(claim, ClaimState::Printed, QStringLiteral("sensor")))));
        QVERIFY(await(place.store->recordRating({RatingId::make(*place.clock), {}, 5, {}}, id)));
        OutboxRow row = await(place.store->pending())->first();
        row.state = SubmissionState::Held;
        QVERIFY(await(place.store->recordAttempt(row, ErrorCode::PortalRefused)));
        QVERIFY(await(place.store->recordAttempt(row, ErrorCode::PortalRefused)));
        QVERIFY(await(place.store->releaseHeld(id, test::clerk("try-again"))));
        QVERIFY(await(place.store->acknowledge(id, {QStringLiteral("CH1"), {}})));
        QVERIFY(await(place.store->acknowledge(id, {QStringLiteral("CH1"), {}})));
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "failed", sealed.visit, {}, "card-moved"})));
        QVERIFY(!await(place.store->recordEvent({AuditEvent::CardRead, "nonsense"})));
        QCOMPARE(place.events(),
                 (QStringList{QStringLiteral("terminal.started first-time"), QStringLiteral("case.sealed accepted"),
                              QStringLiteral("claim.moved reserved"), QStringLiteral("claim.moved fetched"),
                              QStringLiteral("claim.moved intent"), QStringLiteral("claim.moved printed sensor"),
                              QStringLiteral("rating.kept done"), QStringLiteral("row.held done portal-refused"),
                              QStringLiteral("row.released done try-again"), QStringLiteral("row.acknowledged done"),
                              QStringLiteral("case.confirmed-late done"), QStringLiteral("card.read failed card-moved"),
                              QStringLiteral("terminal.stopped done")}));
        QVERIFY(place.chainHolds());
    }
    void ofManyAttemptsTheChangesAndTheRoundOnesAreTold()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = test::sealedCase(*place.clock);
        QVERIFY(await(place.store->sealCase(sealed)));
        OutboxRow row = await(place.store->pending())->first();
        for (row.attempts = 1; row.attempts <= 1000; ++row.attempts)
            QVERIFY(await(place.store->recordAttempt(row, ErrorCode::PortalUnreachable)));
        row.state = SubmissionState::Unknown;
        QVERIFY(await(place.store->recordAttempt(row, ErrorCode::AnswerLost)));
        const QStringList told
            = place.texts("SELECT outcome || ' ' || reason || ' ' || count FROM audit WHERE event = 'row.attempted' "
                          "ORDER BY seq");
        QCOMPARE(told.size(), 11); // 1, 2, 4 .. 512, and the change
        QCOMPARE(told[3], QStringLiteral("sealed portal-unreachable 8"));
        QCOMPARE(told.last(), QStringLiteral("unknown answer-lost 1001"));
        QVERIFY(place.chainHolds());
    }
    void whatIsSaidOfAClaimBelongsToItsVisit()
    {
        Place place;
        QVERIFY(place.open());
        const ClaimStep claim = test::reservedClaim(*place.clock);
        QVERIFY(await(place.store->recordClaim(claim)));
        QVERIFY(await(place.store->recordEvent({AuditEvent::DocumentTaken, "confirmed", {}, claim.claim})));
        QCOMPARE(place.texts("SELECT visit FROM audit WHERE event = 'document.taken'"),
                 QStringList{claim.visit.text()});
    }
    void anActThatIsRefusedHasNone()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = test::sealedCase(*place.clock);
        SealedCase other = test::sealedCase(*place.clock);
        other.receiptCode = sealed.receiptCode;
        QVERIFY(await(place.store->sealCase(sealed)));
        QVERIFY(!await(place.store->sealCase(other)));
        QCOMPARE(place.events().filter(QStringLiteral("case.sealed")).size(), 1);
    }
    void anActWhoseEntryCannotBeWrittenDoesNotHappen()
    {
        Place place;
        QVERIFY(place.open());
        place.file()->exec("CREATE TRIGGER broken BEFORE INSERT ON audit WHEN NEW.event = 'case.sealed' "
                           "BEGIN SELECT RAISE(ABORT, 'no'); END");
        QVERIFY(place.open());
        QVERIFY(!await(place.store->sealCase(test::sealedCase(*place.clock))));
        QVERIFY(await(place.store->pending())->isEmpty());
    }
    void belowTheDiskGuardOnlyTheAuditAndWhatIsUnderWayGoesOn()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = test::sealedCase(*place.clock);
        QVERIFY(await(place.store->sealCase(sealed)));
        place.settings.minimumFreeBytes = std::numeric_limits<qint64>::max();
        QVERIFY(place.open());
        QCOMPARE(await(place.store->acceptance()).error().code, ErrorCode::StorageFull);
        QVERIFY(await(place.store->recordEvent({AuditEvent::VisitBegan, "portal-there", VisitId::make(*place.clock)})));
        QVERIFY(await(place.store->acknowledge(sealed.submission.text(), {QStringLiteral("CH1"), {}})));
        const QStringList events = place.events();
        QVERIFY(events.contains(QStringLiteral("visit.began portal-there")));
        QVERIFY(!events.filter(QStringLiteral("row.acknowledged")).isEmpty());
        QVERIFY(place.chainHolds());
    }
    void aCrashAndWhatItLeftAreToldAtTheNextStart()
    {
        Place place;
        QVERIFY(place.open());
        const ClaimStep claim = test::reservedClaim(*place.clock);
        for (const ClaimState state : {ClaimState::Reserved, ClaimState::Fetched, ClaimState::Intent})
            QVERIFY(await(place.store->recordClaim(moved(claim, state))));
        place.file()->exec("DROP TRIGGER audit_leaves_by_its_head; DELETE FROM audit WHERE event = 'terminal.stopped'");
        QVERIFY(place.open());
        const QStringList events = place.events();
        QVERIFY(events.contains(QStringLiteral("terminal.started after-crash")));
        QVERIFY(events.contains(QStringLiteral("crash.settled uncertain")));
        QVERIFY(place.open());
        QVERIFY(place.events().contains(QStringLiteral("terminal.started after-stop")));
        QVERIFY(place.chainHolds());
    }
    void theFirstEntryOfANewDayClosesTheOneBefore()
    {
        Place place;
        QVERIFY(place.open());
        QSignalSpy added(place.store.get(), &Store::rowAdded);
        QVERIFY(await(place.store->sealCase(test::sealedCase(*place.clock))));
        place.clock->advance(24h);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"}))); // one head a day
        QTRY_COMPARE(added.size(), 2);
        const auto row = added[1][0].value<OutboxRow>();
        QVERIFY(row.kind == OutboxKind::AuditBatch);
        QCOMPARE(row.id, QStringLiteral("audit-batch/1"));
        const auto batch = decodedSignedAuditHead(await(place.store->payload(row.id)).value()).value();
        const AuditHead head = decodedAuditHead(batch.statement).value();
        QVERIFY(head.n == 1 && head.first == 1 && head.last == 2 && head.terminal == QStringLiteral("terminal-001"));
        QCOMPARE(batch.signature, "signed " + batch.statement.left(8));
        place.clock->jumpWall(-Duration(48h)); // not believed
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QCOMPARE(place.events().filter(QStringLiteral("day.head")).size(), 1);
        QCOMPARE(place.file()->execAndGet("SELECT hash FROM audit WHERE seq = 2").getString(), head.hash.toStdString());
        QVERIFY(place.chainHolds());
    }
    void aSignatureThatFailsIsTriedAgain()
    {
        Place place;
        bool broken = true;
        place.settings.auditSigning.sign = [&broken](const QByteArray &) -> Result<QByteArray> {
            if (broken)
                return fail(ErrorCode::Internal, QStringLiteral("no key"));
            return QByteArray("signed");
        };
        QVERIFY(place.open());
        place.clock->advance(24h);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        broken = false;
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QCOMPARE(await(place.store->pending())->size(), 1);
    }
    void anEntryLeavesAfterItsTimeAndOnlyWhenThePortalHasItsHead()
    {
        Place place;
        QVERIFY(place.open());
        place.clock->advance(24h);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        place.clock->advance(24h * 200);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QCOMPARE(place.file()->execAndGet("SELECT min(seq) FROM audit").getInt(), 1); // nobody has its head
        QVERIFY(place.open());
        QVERIFY(await(place.store->acknowledge(QStringLiteral("audit-batch/1"), {})));
        place.clock->advance(24h);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        const auto file = place.file();
        const int first = file->execAndGet("SELECT min(seq) FROM audit").getInt();
        QVERIFY(first > 1);
        QCOMPARE(file->execAndGet("SELECT last + 1 FROM audit_heads WHERE n = 1").getInt(), first);
    }
    void aClockThatIsAYearAheadErasesNothingAndStopsNoDay()
    {
        Place place;
        QVERIFY(place.open());
        place.clock->advance(24h);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QVERIFY(await(place.store->acknowledge(QStringLiteral("audit-batch/1"), {})));
        for (const bool told : {false, true}) { // before the portal has told, and after
            if (told)
                place.store->doubtClock();
            place.clock->jumpWall(24h * 365);
            QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
            place.clock->advance(24h);
            QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
            QVERIFY(await(place.store->pending())->isEmpty());
            place.clock->jumpWall(-24h * 365);
        }
        QCOMPARE(place.file()->execAndGet("SELECT min(seq) FROM audit").getInt(), 1);
        QVERIFY(place.open()); // and confirms it
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QCOMPARE(await(place.store->pending())->size(), 1); // two days later, with all that lay between
        place.clock->advance(24h);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QCOMPARE(await(place.store->pending())->size(), 2);
        QCOMPARE(
            place.texts("SELECT day FROM audit_heads ORDER BY n"),
            QStringList({QStringLiteral("2026-03-12"), QStringLiteral("2026-03-13"), QStringLiteral("2026-03-15")}));
        QVERIFY(place.chainHolds());
    }
    void aTerminalThatBeganWithAWrongClockClosesItsDaysWhenItIsRight_data()
    {
        QTest::addColumn<int>("years");
        QTest::newRow("ahead") << 1;
        QTest::newRow("behind, as without a battery") << -50;
    }
    void aTerminalThatBeganWithAWrongClockClosesItsDaysWhenItIsRight()
    {
        QFETCH(int, years);
        Place place;
        place.clock->jumpWall(24h * 365 * years);
        QVERIFY(place.open());
        place.store->doubtClock();
        QVERIFY(await(place.store->sealCase(test::sealedCase(*place.clock)))); // is accepted all the same
        place.clock->jumpWall(-24h * 365 * years);
        place.store->confirmClock();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
            place.clock->advance(24h);
        }
        for (int n = 1; n <= 3; ++n)
            static_cast<void>(await(place.store->acknowledge(auditBatchId(n), {})));
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        const auto file = place.file();
        QVERIFY(file->execAndGet("SELECT count(*) FROM audit_heads").getInt() >= 3);
        QCOMPARE(file->execAndGet("SELECT min(seq) FROM audit").getInt(), 1); // it is a few days old, whatever it says
        QCOMPARE(file->execAndGet("SELECT count(*) FROM audit_heads WHERE day > '2026-03-15'").getInt(), 0);
    }
    void aClockThatNobodyHasConfirmedStopsNoCase()
    {
        Place place;
        QVERIFY(place.open());
        place.store->doubtClock();
        place.clock->advance(24h);
        QVERIFY(await(place.store->acceptance()));
        QVERIFY(await(place.store->sealCase(test::sealedCase(*place.clock))));
        QCOMPARE(await(place.store->pending())->size(), 1); // the case, and no head
    }
    void aCorrectionOfSecondsIsNoDoubt()
    {
        Place place;
        QVERIFY(place.open());
        for (int i = 0; i < 4; ++i) { // 200 s in all
            place.clock->jumpWall(50s);
            QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        }
        place.clock->advance(24h);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QCOMPARE(await(place.store->pending())->size(), 1);
    }
    void theFileItselfKeepsTheRules()
    {
        Place place;
        QVERIFY(place.open());
        const auto file = place.file();
        QVERIFY(refused(*file, "UPDATE audit SET outcome = 'done'"));
        QVERIFY(refused(*file, "DELETE FROM audit WHERE seq = 1"));
        QVERIFY(refused(*file,
                        "INSERT INTO audit SELECT seq + 5, at, event, actor, visit, object, outcome, reason, "
                        "count, hash FROM audit WHERE seq = 1"));
    }
};

QTEST_GUILESS_MAIN(TestStoreAudit)
#include "tst_store_audit.moc"
