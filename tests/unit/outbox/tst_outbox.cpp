// SPDX-License-Identifier: Apache-2.0
// The engine with a real store, a real client and a portal that fails on command; only the waiting is virtual.
#include "outbox_machine.h"
#include "portal_books.h"

#include <support/await.h>
#include <support/sealed_cases.h>

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

// One terminal: folder, store, client and engine, which can be stopped and started again.
struct Terminal : OutboxMachine {
    Terminal(const DevPapers &papers, const QUrl &portal) : OutboxMachine(papers, portal) { start(); }
    SealedCase seal(const QByteArray &envelope = QByteArray(5000, 'e'))
    {
        const SealedCase sealed = sealedCase(*client.clock, envelope);
        const bool kept = await(store->sealCase(sealed)).has_value();
        return kept ? sealed : SealedCase();
    }
    StoreCounts counts() const { return await(store->counts()).value(); }
};

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_papers.isGood()); }
    void init()
    {
        m_books = std::make_unique<PortalBooks>();
        m_portal = std::make_unique<ScriptedPortal>(m_papers, m_books->script());
    }
    void cleanup()
    {
        m_portal.reset();
        m_books.reset();
    }

    void aSealedCaseArrivesAndItsNumberIsTold()
    {
        Terminal terminal(m_papers, m_portal->base());
        QSignalSpy told(terminal.engine.get(), &OutboxEngine::submissionAcknowledged);
        const SealedCase sealed = terminal.seal();
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][0].value<SubmissionId>() == sealed.submission);
        QCOMPARE(told[0][1].toString().toLatin1(), m_books->caseNo(sealed.submission.text()));
        QVERIFY(told[0][2].toDateTime().isValid());
        const CaseStanding standing = await(terminal.store->caseByReceipt(sealed.receiptCode)).value();
        QCOMPARE(standing.caseNo, told[0][1].toString()); // it was on the disk before it was told
        QCOMPARE(m_portal->heard().size(), 1);
        QCOMPARE(m_portal->heard().first().body, sealed.envelope);
        QCOMPARE(m_portal->heard().first().headers.value("kiosk-visit"), sealed.visit.text().toLatin1());
    }
    void everyBrokenAnswerEndsInOneCase_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QByteArray>("askedNext");
        const auto row = [](const char *name, LineFault fault, const char *askedNext) {
            QTest::newRow(name) << static_cast<int>(fault) << QByteArray(askedNext);
        };
        row("request dropped", LineFault::DropRequest, "GET");
        row("committed, answer dropped", LineFault::CommitThenDrop, "GET");
        row("committed, half an answer", LineFault::CommitThenHalf, "GET");
        row("committed, silence", LineFault::CommitThenSilence, "GET");
        row("committed, 500", LineFault::CommitThen500, "GET");
        row("committed, nonsense", LineFault::CommitThenNonsense, "GET");
        row("503", LineFault::Unavailable, "GET");
        row("a page of a proxy", LineFault::ProxyPage, "GET");
    }
    void everyBrokenAnswerEndsInOneCase()
    {
        QFETCH(int, fault);
        QFETCH(QByteArray, askedNext);
        m_books->failNext(static_cast<LineFault>(fault));
        Terminal terminal(m_papers, m_portal->base());
        const SealedCase sealed = terminal.seal();
        QTRY_COMPARE(await(terminal.store->pending()).value_or(QList<OutboxRow>()).value(0).attempts, 1);
        QVERIFY(await(terminal.store->pending())->first().state == SubmissionState::Unknown);
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_portal->heard().value(1).method, askedNext); // asked, not guessed
        QCOMPARE(m_books->cases(), 1);
        QCOMPARE(terminal.counts().acknowledged, 1);
        QVERIFY(!m_books->contradicted());
    }
    void whileThePortalCannotBeAskedTheDoubtStays()
    {
        m_books->failNext(LineFault::CommitThenDrop);
        Terminal terminal(m_papers, m_portal->base());
        terminal.seal();
        QTRY_VERIFY(await(terminal.store->pending())->first().state == SubmissionState::Unknown);
        const int port = m_portal->port();
        m_portal.reset();
        for (int attempts = 2; attempts <= 4; ++attempts) {
            terminal.client.clock->advance(300s);
            QTRY_COMPARE(await(terminal.store->pending())->first().attempts, attempts);
            QVERIFY(await(terminal.store->pending())->first().state == SubmissionState::Unknown);
        }
        m_portal = std::make_unique<ScriptedPortal>(m_papers, m_books->script(), port);
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_portal->heard().first().method, QByteArray("GET"));
        QCOMPARE(m_books->cases(), 1);
    }
    void attemptsComeSlowerAndSlowerButNeverEnd()
    {
        m_books->refuse("submissions", [] {
            ScriptedAnswer away;
            away.status = 503;
            away.contentType = "text/html";
            return away;
        }());
        Terminal terminal(m_papers, m_portal->base());
        terminal.seal();
        int heard = 1;
        for (const int seconds : {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            QTRY_COMPARE(m_portal->heard().size(), heard);
            QTRY_COMPARE(terminal.client.clock->waiting(), 1);
            terminal.client.clock->advance(std::chrono::seconds(seconds) - 1ms);
            QCOMPARE(terminal.client.clock->waiting(), 1); // not yet
            terminal.client.clock->advance(1ms);
            ++heard;
        }
        QTRY_COMPARE(m_portal->heard().size(), heard);
        QCOMPARE(terminal.engine->pending(), 1);
    }
    void retryAfterIsObeyedAlsoWhenSomethingWakesTheEngine()
    {
        ScriptedAnswer later = problem(503, "maintenance", R"("retry":"after","retryAfterS":600)");
        m_books->refuse("submissions", later);
        Terminal terminal(m_papers, m_portal->base());
        terminal.seal();
        QTRY_COMPARE(await(terminal.store->pending())->first().attempts, 1);
        QTRY_COMPARE(terminal.client.clock->waiting(), 1);
        m_books->refuse({}, {});
        terminal.engine->wake();
        terminal.client.clock->advance(599s);
        QVERIFY(await(terminal.client->health({}))); // whatever was on its way has arrived by now
        QCOMPARE(m_portal->heard().size(), 2);
        terminal.client.clock->advance(1s);
        QTRY_COMPARE(terminal.engine->pending(), 0);
    }
    void aPortalThatComesBackIsServedAtOnce()
    {
        const int port = m_portal->port();
        const QUrl base = m_portal->base();
        m_portal.reset();
        Terminal terminal(m_papers, base);
        const SealedCase sealed = terminal.seal();
        QTRY_COMPARE(await(terminal.store->pending())->first().attempts, 1);
        QVERIFY(await(terminal.store->pending())->first().state == SubmissionState::Sealed); // certainly not sent
        QTRY_COMPARE(terminal.client->reachability(), Reachability::Offline);
        m_portal = std::make_unique<ScriptedPortal>(m_papers, m_books->script(), port);
        QVERIFY(await(terminal.client->health({}))); // the heartbeat; the clock stands still
        QTRY_COMPARE(terminal.engine->pending(), 0);
        QVERIFY(!m_books->caseNo(sealed.submission.text()).isEmpty());
    }
    void aNetworkThatReturnsIsUsedAtOnce()
    {
        const int port = m_portal->port();
        const QUrl base = m_portal->base();
        m_portal.reset();
        Terminal terminal(m_papers, base);
        terminal.client->startHeartbeat();
        terminal.seal();
        for (int i = 0; i < 3; ++i) { // it waits longer and longer, and the portal counts as away
            QTRY_VERIFY(await(terminal.store->pending())->first().attempts > i);
            terminal.client.clock->advance(30s);
        }
        m_portal = std::make_unique<ScriptedPortal>(m_papers, m_books->script(), port);
        terminal.client->networkReturned();
        // The clock stands still but for a moment: an attempt that was on its way begins again when it has failed.
        QTRY_VERIFY((terminal.client.clock->advance(1ms), terminal.engine->pending() == 0));
    }
    void aCaseOutlivesTheProgram()
    {
        const int port = m_portal->port();
        const QUrl base = m_portal->base();
        m_portal.reset();
        Terminal terminal(m_papers, base);
        QStringList ids;
        for (int i = 0; i < 5; ++i)
            ids << terminal.seal().submission.text();
        terminal.stop();
        m_portal = std::make_unique<ScriptedPortal>(m_papers, m_books->script(), port);
        terminal.start();
        QTRY_VERIFY(terminal.drained());
        for (const QString &id : ids)
            QVERIFY(!m_books->caseNo(id).isEmpty());
        QCOMPARE(m_books->cases(), 5);
        const qsizetype heard = m_portal->heard().size(); // on a busy machine an answer comes too late and is asked for
        terminal.start();
        QCOMPARE(terminal.engine->pending(), 0); // and is not sent again
        QCOMPARE(m_portal->heard().size(), heard);
    }
    void aFinalNoIsHeldAndSpokenOfAndTheOthersGoOn()
    {
        Terminal terminal(m_papers, m_portal->base());
        QSignalSpy held(terminal.engine.get(), &OutboxEngine::rowHeld);
        m_books->refuse("submissions", problem(422, "envelope-refused", R"("retry":"staff")"));
        const SealedCase refused = terminal.seal();
        QTRY_COMPARE(held.size(), 1);
        m_books->refuse({}, {});
        terminal.seal();
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.engine->held(), 1);
        terminal.start();
        QCOMPARE(terminal.engine->held(), 1); // kept over a restart
        QVERIFY(await(terminal.store->releaseHeld(refused.submission.text(), clerk("try-again"))));
        QTRY_COMPARE(terminal.engine->held(), 0);
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_books->cases(), 2);
    }
    void theNoticeGoesFirstAndACaseThatIsRefusedReachesItsCitizen()
    {
        Terminal terminal(m_papers, m_portal->base());
        const SealedCase sealed = withNotice(sealedCase(*terminal.client.clock));
        const QByteArray id = sealed.submission.text().toLatin1();
        m_books->chooseFaults([id](const HeardRequest &request) {
            const bool isCase = request.method == "PUT" && request.path.endsWith(id);
            return isCase ? LineFault::Refuse : LineFault::None;
        });
        terminal.stop();
        terminal.settings.streamsAtOnce = 1;
        { // both are there when the engine starts: it is free to choose, and its order would be the case first
            Store store(StoreSettings{terminal.data(), 0}, terminal.client.clock, Logger());
            QVERIFY(await(store.open()));
            QVERIFY(await(store.sealCase(sealed)));
        }
        terminal.start();
        QTRY_COMPARE(terminal.engine->held(), 1);
        QTRY_VERIFY(terminal.drained());
        QStringList paths;
        for (const HeardRequest &request : m_portal->heard())
            paths << QString::fromLatin1(request.method + ' ' + request.path.mid(request.path.indexOf(id)));
        const QString submission = QString::fromLatin1(id);
        QCOMPARE(paths.filter(submission),
                 QStringList({QStringLiteral("PUT %1/notice").arg(submission), QStringLiteral("PUT ") + submission,
                              QStringLiteral("PUT %1/messages/held").arg(submission)}));
        const auto held = await(terminal.store->heldRows()).value();
        QCOMPARE(held.size(), 1);
        QCOMPARE(held[0].problem, QStringLiteral("invalid-body"));
        QVERIFY(held[0].isReachable);
        QVERIFY(await(terminal.store->endHeld(submission, SubmissionState::Recalled, clerks("wrong-content"))));
        QTRY_COMPARE(terminal.engine->held(), 0);
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_books->messages(),
                 QStringList({submission + QStringLiteral(" held"), submission + QStringLiteral(" recalled")}));
        QCOMPARE(m_books->cases(), 0);
    }
    void aNoticeThatFailsDoesNotStopItsCase()
    {
        Terminal terminal(m_papers, m_portal->base());
        m_books->chooseFaults([](const HeardRequest &request) {
            return request.path.endsWith("/notice") ? LineFault::Refuse : LineFault::None;
        });
        const SealedCase sealed = withNotice(sealedCase(*terminal.client.clock));
        QVERIFY(await(terminal.store->sealCase(sealed)));
        QTRY_COMPARE(m_books->cases(), 1);
        QTRY_COMPARE(terminal.engine->held(), 1); // for people: nobody could be told
    }
    void anIdThatStandsForOtherBytesIsHeld()
    {
        Terminal terminal(m_papers, m_portal->base());
        m_books->refuse("submissions", problem(409, "submission-conflict", R"("retry":"staff")"));
        terminal.seal();
        QTRY_COMPARE(terminal.engine->held(), 1);
        QCOMPARE(terminal.counts().held, 1);
    }
    void bytesThatChangedOnTheDiskNeverLeave()
    {
        const QUrl base = m_portal->base();
        const int port = m_portal->port();
        m_portal.reset();
        Terminal terminal(m_papers, base);
        terminal.seal();
        QTRY_COMPARE(await(terminal.store->pending())->first().attempts, 1);
        terminal.stop();
        SQLite::Database((terminal.data() + QStringLiteral("/store.db")).toStdString(), SQLite::OPEN_READWRITE)
            .exec("DROP TRIGGER payload_is_frozen; UPDATE outbox SET payload = x'00', next_at = NULL");
        m_portal = std::make_unique<ScriptedPortal>(m_papers, m_books->script(), port);
        terminal.start();
        QTRY_COMPARE(terminal.engine->held(), 1);
        QVERIFY(m_portal->heard().isEmpty());
    }
    void aClaimsReportsGoOutInOrder()
    {
        Terminal terminal(m_papers, m_portal->base());
        const ClaimStep claim = reservedClaim(*terminal.client.clock);
        const QByteArray id = claim.claim.text().toLatin1();
        m_books->putClaim(id, "fetched");
        m_books->failNext(LineFault::Unavailable); // the first report has to wait: the second must not overtake it
        QVERIFY(await(terminal.store->recordClaim(claim)));
        for (const auto state : {ClaimState::Fetched, ClaimState::Intent})
            QVERIFY(await(terminal.store->recordClaim(moved(claim, state))));
        QVERIFY(await(terminal.store->recordClaim(moved(claim, ClaimState::Printed, QStringLiteral("page-counter")))));
        QTRY_VERIFY(terminal.drained());
        QStringList states;
        for (const HeardRequest &request : m_portal->heard())
            states << QString::fromLatin1(request.body);
        QCOMPARE(states.size(), 3);
        QVERIFY(states[0].contains(u"intent") && states[1].contains(u"intent") && states[2].contains(u"printed"));
        QCOMPARE(m_books->claimState(claim.claim.text()), QByteArray("printed"));
    }
    void aClaimThatThePortalNeverHadIsGivenBackToNobody()
    {
        Terminal terminal(m_papers, m_portal->base());
        const ClaimStep claim = reservedClaim(*terminal.client.clock);
        QVERIFY(await(terminal.store->recordClaim(claim)));
        QVERIFY(await(terminal.store->recordClaim(moved(claim, ClaimState::Released))));
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.counts().held, 0);
    }
    void aClaimThatStandsWhereItShouldIsAcknowledgedAndAnotherIsHeld_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<int>("held");
        QTest::newRow("the same state") << QByteArray("uncertain") << 0;
        QTest::newRow("another") << QByteArray("released") << 1;
    }
    void aClaimThatStandsWhereItShouldIsAcknowledgedAndAnotherIsHeld()
    {
        QFETCH(QByteArray, state);
        QFETCH(int, held);
        Terminal terminal(m_papers, m_portal->base());
        const ClaimStep claim = reservedClaim(*terminal.client.clock);
        m_books->putClaim(claim.claim.text().toLatin1(), "fetched");
        QVERIFY(await(terminal.store->recordClaim(claim)));
        for (const auto step : {ClaimState::Fetched, ClaimState::Intent})
            QVERIFY(await(terminal.store->recordClaim(moved(claim, step))));
        QTRY_VERIFY(terminal.drained());
        const int port = m_portal->port();
        m_portal.reset(); // a portal that refuses the move, and says where the claim stands when asked
        const QByteArray id = claim.claim.text().toLatin1();
        m_portal = std::make_unique<ScriptedPortal>(
            m_papers,
            [state, id](const HeardRequest &request) {
                if (request.method == "PATCH")
                    return problem(409, "claim-state", R"("retry":"staff")");
                ScriptedAnswer answer;
                answer.body = "{\"claim\":\"" + id + "\",\"caseNo\":\"CH1\",\"pages\":1,\"state\":\"" + state + "\"}";
                return answer;
            },
            port);
        QVERIFY(m_portal->isGood());
        QVERIFY(await(terminal.store->recordClaim(moved(claim, ClaimState::Uncertain))));
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.engine->held(), held);
    }
    void aRatingFollowsItsCaseAndCarriesItsNumber()
    {
        m_books->failNext(LineFault::CommitThenDrop);
        Terminal terminal(m_papers, m_portal->base());
        const QString stream = terminal.seal().submission.text();
        const Rating rating{RatingId::make(*terminal.client.clock), {}, 4, {}};
        QVERIFY(await(terminal.store->recordRating(rating, stream)));
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_books->ratings().size(), 1);
        QVERIFY(m_books->ratings().first().contains(m_books->caseNo(stream)));
    }
    void aRatingLeftBehindByARestartStillKnowsItsCase()
    {
        Terminal terminal(m_papers, m_portal->base());
        m_books->refuse("ratings", problem(503, "maintenance", R"("retry":"after","retryAfterS":5)"));
        const QString stream = terminal.seal().submission.text();
        QVERIFY(await(terminal.store->recordRating({RatingId::make(*terminal.client.clock), {}, 4, {}}, stream)));
        QTRY_COMPARE(terminal.engine->pending(), 1);
        QTRY_COMPARE(await(terminal.store->pending())->first().attempts, 1);
        m_books->refuse({}, {});
        terminal.start();
        QTRY_VERIFY(terminal.drained());
        QVERIFY(m_books->ratings().value(0).contains(m_books->caseNo(stream)));
    }
    void oneSlowStreamDoesNotStopTheOthers()
    {
        m_books->failNext(LineFault::CommitThenSilence);
        Terminal terminal(m_papers, m_portal->base());
        terminal.settings.callLimit = 60s; // longer than this test may take
        terminal.start();
        terminal.seal();
        QTRY_COMPARE(m_portal->heard().size(), 1);
        for (int i = 0; i < 3; ++i)
            terminal.seal();
        QTRY_COMPARE(terminal.engine->pending(), 1);
        QCOMPARE(m_books->cases(), 4);
    }
    void aClockThatJumpsDelaysNothingForLong()
    {
        m_books->failNext(LineFault::Unavailable);
        Terminal terminal(m_papers, m_portal->base());
        terminal.seal();
        QTRY_COMPARE(await(terminal.store->pending())->first().attempts, 1);
        terminal.client.clock->jumpWall(-Duration(24h) * 30); // the stored moment now lies a month ahead
        terminal.start();
        terminal.client.clock->advance(300s);
        QTRY_COMPARE(terminal.engine->pending(), 0);
    }
    void ageIsThatOfTheOldestThatWaits()
    {
        const QUrl base = m_portal->base();
        m_portal.reset();
        Terminal terminal(m_papers, base);
        QCOMPARE(terminal.engine->age(), OutboxAge::Fresh);
        terminal.seal();
        QTRY_COMPARE(terminal.engine->pending(), 1);
        terminal.client.clock->jumpWall(16min);
        QCOMPARE(terminal.engine->age(), OutboxAge::Amber);
        terminal.client.clock->jumpWall(24h);
        QCOMPARE(terminal.engine->age(), OutboxAge::Notice);
        QCOMPARE(terminal.engine->pending(), 1); // never dropped
    }
    void aCopyOfYesterdayThatIsPutBackDoublesNothing()
    {
        const QUrl base = m_portal->base();
        m_books->chooseFaults([](const HeardRequest &) { return LineFault::Unavailable; });
        Terminal terminal(m_papers, base);
        for (int i = 0; i < 3; ++i)
            terminal.seal(QByteArray::number(i).repeated(500));
        terminal.stop();
        const QString file = terminal.data() + QStringLiteral("/store.db");
        const QString copy = terminal.folder.filePath(QStringLiteral("copy.db"));
        QVERIFY(QFile::copy(file, copy));
        m_books->chooseFaults({});
        terminal.start();
        QTRY_VERIFY(terminal.drained());
        terminal.seal("sealed since");
        QTRY_VERIFY(terminal.drained());
        terminal.stop();
        QVERIFY(QFile::remove(file) && QFile::copy(copy, file));
        terminal.start();
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_books->cases(), 4);
        QVERIFY(!m_books->contradicted());
        QCOMPARE(terminal.counts().acknowledged, 3);
        QCOMPARE(terminal.counts().held, 0);
    }
    void aHundredCasesThroughABadLineAllArriveOnce()
    {
        Terminal terminal(m_papers, m_portal->base());
        QRandomGenerator seeded(20260312);
        constexpr LineFault faults[]{
            LineFault::None,           LineFault::DropRequest,        LineFault::CommitThenDrop,
            LineFault::CommitThenHalf, LineFault::CommitThenNonsense, LineFault::CommitThen500,
            LineFault::Unavailable,    LineFault::ProxyPage};
        QStringList ids;
        for (int i = 0; i < 100; ++i) {
            m_books->failNext(faults[seeded.bounded(8)]);
            ids << terminal.seal(QByteArray::number(i).repeated(500)).submission.text();
            if (i % 25 == 24)
                terminal.start();
        }
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_books->cases(), 100);
        QVERIFY(!m_books->contradicted());
        QCOMPARE(terminal.counts().acknowledged, 100);
        QCOMPARE(terminal.counts().held, 0);
        for (const QString &id : ids)
            QVERIFY(!m_books->caseNo(id).isEmpty());
    }

private:
    DevPapers m_papers;
    std::unique_ptr<PortalBooks> m_books;
    std::unique_ptr<ScriptedPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
