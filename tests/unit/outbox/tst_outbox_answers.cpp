// SPDX-License-Identifier: Apache-2.0
// What the outbox makes of an answer that is neither a yes nor the portal's last word.
#include "outbox_machine.h"
#include "portal_books.h"

#include <support/await.h>
#include <support/sealed_cases.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Terminal : OutboxMachine {
    Terminal(const DevPapers &papers, const QUrl &portal) : OutboxMachine(papers, portal) { start(); }
    SealedCase seal()
    {
        const SealedCase sealed = sealedCase(*client.clock);
        return await(store->sealCase(sealed)) ? sealed : SealedCase();
    }
    StoreCounts counts() const { return await(store->counts()).value(); }
    // The oldest row that waits, as the disk has it.
    OutboxRow first() const { return await(store->pending()).value_or(QList<OutboxRow>()).value(0); }
};

} // namespace

class TestOutboxAnswers : public QObject {
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

    void aSuccessThatWasNotPromisedAcknowledgesNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("the network's login page") << 200 << QByteArray("<html>Log in</html>");
        QTest::newRow("not modified") << 304 << QByteArray();
        QTest::newRow("no content") << 204 << QByteArray();
        QTest::newRow("partial content") << 206 << QByteArray("{}");
    }
    void aSuccessThatWasNotPromisedAcknowledgesNothing()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        ScriptedAnswer page;
        page.status = status;
        page.body = body;
        page.contentType = "text/html";
        m_books->refuse("ratings", page);
        Terminal terminal(m_papers, m_portal->base());
        const QString stream = terminal.seal().submission.text();
        QVERIFY(await(terminal.store->recordRating({RatingId::make(*terminal.client.clock), {}, 4, {}}, stream)));
        QTRY_COMPARE(m_books->cases(), 1);
        QTRY_COMPARE(terminal.first().attempts, 1);
        QVERIFY(terminal.first().state == SubmissionState::Unknown);
        QCOMPARE(terminal.engine->held(), 0);
        m_books->refuse({}, {});
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_books->ratings().size(), 1);
        QCOMPARE(terminal.counts().held, 0);
    }
    void whatMayPassHoldsNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<int>("state");
        const auto row = [](int status, const char *code, const char *members, SubmissionState state) {
            QTest::newRow(code) << status << QByteArray(code) << QByteArray(members) << int(state);
        };
        row(400, "clock-skew", R"("retry":"resync")", SubmissionState::Sealed);
        row(422, "nonce-stale", R"("retry":"resync")", SubmissionState::Sealed); // of a later contract
        row(503, "maintenance", R"("retry":"after","retryAfterS":30)", SubmissionState::Unknown);
        row(503, "department-down", R"("retry":"after","retryAfterS":30)", SubmissionState::Unknown);
    }
    void whatMayPassHoldsNothing()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, members);
        QFETCH(int, state);
        m_books->refuse("submissions", problem(status, code, members));
        Terminal terminal(m_papers, m_portal->base());
        for (int i = 0; i < 3; ++i)
            terminal.seal();
        QTRY_VERIFY(triedOnce(terminal, 3));
        const QList<OutboxRow> waiting = await(terminal.store->pending()).value();
        for (const OutboxRow &row : waiting)
            QCOMPARE(int(row.state), state);
        QCOMPARE(terminal.engine->held(), 0);
        m_books->refuse({}, {});
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_books->cases(), 3);
        QCOMPARE(terminal.counts().held, 0);
    }
    void anItemThatIsGoneIsForPeople()
    {
        m_books->refuse("submissions", problem(410, "item-version-gone", R"("retry":"resync")"));
        Terminal terminal(m_papers, m_portal->base());
        terminal.seal();
        QTRY_COMPARE(terminal.engine->held(), 1);
        QCOMPARE(await(terminal.store->heldRows())->first().problem, QStringLiteral("item-version-gone"));
    }
    void nobodyStopsARowForYears()
    {
        m_books->refuse("submissions", problem(503, "maintenance", R"("retry":"after","retryAfterS":2147483647)"));
        Terminal terminal(m_papers, m_portal->base());
        terminal.seal();
        QTRY_VERIFY(triedOnce(terminal, 1));
        QTRY_COMPARE(terminal.client.clock->waiting(), 1);
        m_books->refuse({}, {});
        terminal.client.clock->advance(3600s);
        QTRY_COMPARE(terminal.engine->pending(), 0);
        QCOMPARE(m_books->cases(), 1);
    }
    void aTerminalThatIsRevokedKeepsEverythingAndSendsItWhenItIsAdmittedAgain()
    {
        const ScriptedAnswer revoked = problem(403, "terminal-revoked", R"("retry":"staff")");
        m_books->refuse("gk/v1", revoked); // whatever it asks
        Terminal terminal(m_papers, m_portal->base());
        QStringList ids;
        for (int i = 0; i < 3; ++i) {
            ids << terminal.seal().submission.text();
            QVERIFY(
                await(terminal.store->recordRating({RatingId::make(*terminal.client.clock), {}, 4, {}}, ids.last())));
        }
        QTRY_VERIFY(triedOnce(terminal, 3));
        QTRY_COMPARE(terminal.client->reachability(), Reachability::Revoked);
        for (int i = 0; i < 4; ++i) { // a day of it changes nothing
            terminal.client.clock->advance(6h);
            QVERIFY(codeOf(await(terminal.client->health({}))) == ErrorCode::TerminalRevoked);
        }
        QCOMPARE(terminal.engine->pending(), 6);
        QCOMPARE(terminal.engine->held(), 0);
        QCOMPARE(terminal.counts().held, 0);
        terminal.start(); // nor does a restart
        QCOMPARE(terminal.engine->pending(), 6);
        QCOMPARE(m_books->cases(), 0);
        m_books->refuse({}, {});
        QVERIFY(await(terminal.client->health({}))); // the heartbeat finds it out
        QTRY_VERIFY(terminal.drained());
        for (const QString &id : ids)
            QVERIFY(!m_books->caseNo(id).isEmpty());
        QCOMPARE(m_books->cases(), 3);
        QCOMPARE(m_books->ratings().size(), 3);
        QVERIFY(!m_books->contradicted());
        QCOMPARE(terminal.counts().held, 0);
    }

private:
    // Whether every case that waits has been tried and what came of it is on the disk.
    static bool triedOnce(const Terminal &terminal, qsizetype cases)
    {
        qsizetype tried = 0;
        const QList<OutboxRow> waiting = await(terminal.store->pending()).value_or(QList<OutboxRow>());
        for (const OutboxRow &row : waiting)
            tried += row.kind == OutboxKind::Submission && row.attempts > 0 ? 1 : 0;
        return tried == cases;
    }

    DevPapers m_papers;
    std::unique_ptr<PortalBooks> m_books;
    std::unique_ptr<ScriptedPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestOutboxAnswers)
#include "tst_outbox_answers.moc"
