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

private:
    DevPapers m_papers;
    std::unique_ptr<PortalBooks> m_books;
    std::unique_ptr<ScriptedPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestOutboxAnswers)
#include "tst_outbox_answers.moc"
