// SPDX-License-Identifier: Apache-2.0
// Orders that nobody waits for any more: they are asked about until they have ended, with a real store and client.
#include "outbox_machine.h"
#include "portal_books.h"

#include <support/await.h>
#include <support/payment_orders.h>
#include <support/sealed_cases.h>

#include <QSignalSpy>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using namespace kiosk::test;
using enum PaymentState;

namespace {

struct Terminal : OutboxMachine {
    Terminal(const DevPapers &papers, const QUrl &portal) : OutboxMachine(papers, portal) { start(); }
    // The intent, and the portal's answer where one is asked for.
    PaymentIntent order(const char *citizen, bool isPut = true)
    {
        PaymentIntent intent = paymentIntent(*client.clock);
        intent.payment.quote.prepend(QLatin1String(citizen));
        if (!await(store->beginPayment(intent)))
            return {};
        if (!isPut)
            return intent;
        const auto said = await(client->putPayment(intent.payment.id, {intent.payment.quote, {}}, client.within(5s)));
        return said && await(store->notePayment(said->payment)) ? intent : PaymentIntent();
    }
    PaymentStanding standing(const PaymentIntent &intent) const
    {
        return await(store->payment(intent.payment.id)).value_or(PaymentStanding{});
    }
    PaymentState state(const PaymentIntent &intent) const { return standing(intent).payment.state; }
    QStringList events(const PaymentIntent &intent)
    {
        stop();
        SQLite::Database file(folder.filePath(QStringLiteral("data/store.db")).toStdString());
        SQLite::Statement query(file, "SELECT event || ' ' || outcome FROM audit WHERE object = ? ORDER BY seq");
        query.bind(1, intent.payment.id.text().toStdString());
        QStringList found;
        while (query.executeStep())
            found << QString::fromStdString(query.getColumn(0).getString());
        return found;
    }
};

} // namespace

class TestOutboxPayments : public QObject {
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

    void anOrderThatNeverArrivedIsClosedAndCannotComeToLife()
    {
        Terminal terminal(m_papers, m_portal->base());
        const PaymentIntent order = terminal.order("never-", false);
        QVERIFY(await(terminal.store->doubtPayment(order.payment.id)));
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.state(order), Closed);
        const auto late = await(
            terminal.client->putPayment(order.payment.id, {order.payment.quote, {}}, terminal.client.within(5s)));
        QVERIFY(late && late->payment.state == Closed);
        QCOMPARE(m_portal->heard().first().headers.value("kiosk-visit"), order.visit.text().toLatin1());
    }
    void anOrderThatNobodyPaidIsClosed()
    {
        Terminal terminal(m_papers, m_portal->base());
        const PaymentIntent order = terminal.order("never-");
        terminal.start();
        QCOMPARE(terminal.state(order), Unknown);
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.state(order), Closed);
        QCOMPARE(m_books->payments().orders()[order.payment.id.text()].state, QStringLiteral("closed"));
    }
    void whatWasPaidForNothingGoesBack()
    {
        Terminal terminal(m_papers, m_portal->base());
        m_books->changePayments([](PaymentBooks &books) { books.setRefundTakes(3); });
        const PaymentIntent order = terminal.order("pays-");
        terminal.start();
        QTRY_COMPARE(terminal.state(order), Refunding);
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.state(order), Refunded);
        QVERIFY(!terminal.standing(order).payment.bill.number.isEmpty()); // of what was paid once
        QVERIFY(!terminal.standing(order).payment.bill.checkCode.isEmpty());
        QCOMPARE(terminal.events(order),
                 (QStringList{QStringLiteral("payment.moved created"), QStringLiteral("payment.moved waiting"),
                              QStringLiteral("payment.moved unknown"), QStringLiteral("payment.moved paid"),
                              QStringLiteral("payment.returned done"), QStringLiteral("payment.moved refunding"),
                              QStringLiteral("payment.moved refunded")}));
    }
    void whatWasPaidAndHadStaysPaid()
    {
        Terminal terminal(m_papers, m_portal->base());
        const PaymentIntent order = terminal.order("pays-");
        SealedCase sealed = sealedCase(*terminal.client.clock);
        sealed.submission = *SubmissionId::parse(order.serves);
        QVERIFY(await(terminal.store->sealCase(sealed)));
        terminal.start();
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.state(order), Paid);
        QCOMPARE(m_books->payments().orders()[order.payment.id.text()].state, QStringLiteral("paid"));
        QCOMPARE(m_books->caseIds(), QStringList{order.serves});
        terminal.start(); // the next start knows it
        QVERIFY(terminal.drained());
    }
    void aPaidOrderWhoseVisitIsGoneGoesBackAtTheNextStart()
    {
        Terminal terminal(m_papers, m_portal->base());
        const PaymentIntent order = terminal.order("pays-");
        const auto said = await(terminal.client->payment(order.payment.id, terminal.client.within(5s)));
        QVERIFY(said && await(terminal.store->notePayment(said->payment)));
        QCOMPARE(terminal.state(order), Paid);
        terminal.start();
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.state(order), Refunded);
        QVERIFY(terminal.events(order).contains(QStringLiteral("payment.returned done")));
    }
    void aVisitSendsBackWhatCannotBeHad()
    {
        Terminal terminal(m_papers, m_portal->base());
        const PaymentIntent order = terminal.order("pays-");
        QVERIFY(!await(terminal.store->returnPayment(order.payment.id))); // not paid yet
        const auto said = await(terminal.client->payment(order.payment.id, terminal.client.within(5s)));
        QVERIFY(said && await(terminal.store->notePayment(said->payment)));
        QVERIFY(await(terminal.store->returnPayment(order.payment.id)));
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.state(order), Refunded);
    }
    void whatWasHadIsNotSentBack()
    {
        Terminal terminal(m_papers, m_portal->base());
        const PaymentIntent order = terminal.order("pays-");
        const auto said = await(terminal.client->payment(order.payment.id, terminal.client.within(5s)));
        QVERIFY(said && await(terminal.store->notePayment(said->payment)));
        SealedCase sealed = sealedCase(*terminal.client.clock);
        sealed.submission = *SubmissionId::parse(order.serves);
        QVERIFY(await(terminal.store->sealCase(sealed)));
        QVERIFY(!await(terminal.store->returnPayment(order.payment.id)));
    }
    void moneyThatCameTooLateIsFollowedBack()
    {
        Terminal terminal(m_papers, m_portal->base());
        const PaymentIntent order = terminal.order("late-");
        const auto closed
            = await(terminal.client->cancelPayment(order.payment.id, order.payment.quote, terminal.client.within(5s)));
        QVERIFY(closed && await(terminal.store->notePayment(closed->payment)));
        QCOMPARE(terminal.state(order), Closed);
        m_books->changePayments([](PaymentBooks &books) { books.setRefundTakes(3); });
        const auto said = await(terminal.client->payment(order.payment.id, terminal.client.within(5s)));
        QVERIFY(said && await(terminal.store->notePayment(said->payment)));
        QCOMPARE(terminal.state(order), Refunding);
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.state(order), Refunded);
    }

    void anUnknownOrderIsAskedAboutUntilItIsKnown_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("request dropped") << static_cast<int>(LineFault::DropRequest);
        QTest::newRow("done, answer dropped") << static_cast<int>(LineFault::CommitThenDrop);
        QTest::newRow("done, half an answer") << static_cast<int>(LineFault::CommitThenHalf);
        QTest::newRow("done, 500") << static_cast<int>(LineFault::CommitThen500);
        QTest::newRow("done, nonsense") << static_cast<int>(LineFault::CommitThenNonsense);
        QTest::newRow("503") << static_cast<int>(LineFault::Unavailable);
        QTest::newRow("a page of a proxy") << static_cast<int>(LineFault::ProxyPage);
    }
    void anUnknownOrderIsAskedAboutUntilItIsKnown()
    {
        QFETCH(int, fault);
        Terminal terminal(m_papers, m_portal->base());
        const PaymentIntent order = terminal.order("never-");
        m_books->failNext(static_cast<LineFault>(fault), 6);
        QVERIFY(await(terminal.store->doubtPayment(order.payment.id)));
        QTRY_VERIFY(await(terminal.store->pending()).value_or(QList<OutboxRow>()).value(0).attempts >= 1);
        QCOMPARE(terminal.state(order), Unknown);
        PaymentIntent second = paymentIntent(*terminal.client.clock);
        second.payment.quote = order.payment.quote;
        QVERIFY(!await(terminal.store->beginPayment(second))); // unknown is not failed
        terminal.start();
        QTRY_VERIFY_WITH_TIMEOUT(terminal.drained(), 20'000);
        QCOMPARE(terminal.state(order), Closed);
        QVERIFY(await(terminal.store->beginPayment(second)));
        QVERIFY(!m_books->payments().wasAskedForASecond());
    }
    void anotherAmountIsForPeople()
    {
        Terminal terminal(m_papers, m_portal->base());
        const PaymentIntent order = terminal.order("never-");
        m_books->changePayments([&order](PaymentBooks &books) {
            books.put(order.payment.id.text(),
                      {order.payment.quote, QStringLiteral("paid"), QStringLiteral("1"), 9001});
        });
        QSignalSpy held(terminal.engine.get(), &OutboxEngine::rowHeld);
        QVERIFY(await(terminal.store->doubtPayment(order.payment.id)));
        QTRY_COMPARE(held.size(), 1);
        QCOMPARE(held[0][1].value<ErrorCode>(), ErrorCode::Conflict);
        QCOMPARE(terminal.state(order), Unknown);
        QCOMPARE(m_books->payments().orders()[order.payment.id.text()].state, QStringLiteral("paid")); // not touched
    }

    void aDayIsReportedOnceWhateverIsLost()
    {
        Terminal terminal(m_papers, m_portal->base());
        const PaymentIntent order = terminal.order("late-");
        const auto closed
            = await(terminal.client->cancelPayment(order.payment.id, order.payment.quote, terminal.client.within(5s)));
        QVERIFY(closed && await(terminal.store->notePayment(closed->payment)));
        const QString stranger = PaymentId::make(*terminal.client.clock).text();
        m_books->changePayments([&stranger](PaymentBooks &books) {
            books.put(stranger, {QStringLiteral("q"), QStringLiteral("paid"), QStringLiteral("1"), 100});
        });
        QSignalSpy differ(terminal.engine.get(), &OutboxEngine::paymentsDiffer);
        terminal.client.clock->jumpWall(24h);
        terminal.store->confirmClock();
        m_books->failNext(LineFault::DropRequest);
        m_books->failNext(LineFault::None, 3); // the three lists
        m_books->failNext(LineFault::CommitThenDrop);
        QVERIFY(await(terminal.store->recordEvent({AuditEvent::CardRead, "done"})));
        QTRY_VERIFY(terminal.drained() && differ.size() == 1);
        const auto report = differ[0][0].value<PaymentReport>();
        QCOMPARE(report.findings.size(), 2); // paid after its end, and an order that we never made
        QCOMPARE(report.day, terminal.client.clock->wall().date().addDays(-1));
        QCOMPARE(terminal.state(order), Refunded); // and followed back
        QCOMPARE(m_books->payments().reports().size(), 1);
        QCOMPARE(m_books->payments().reports().first(), encoded(report));
        QVERIFY(!m_books->contradicted());
        QCOMPARE(await(terminal.store->counts())->paymentDifferences, 2);
        // the next day there is nothing new to tell
        m_books->changePayments([&stranger](PaymentBooks &books) {
            books.put(stranger, {QStringLiteral("q"), QStringLiteral("paid"), QStringLiteral("1"), 100, "2026-01-01"});
        });
        terminal.client.clock->jumpWall(24h);
        terminal.store->confirmClock();
        QVERIFY(await(terminal.store->recordEvent({AuditEvent::CardRead, "done"})));
        QTRY_VERIFY(terminal.drained() && m_books->payments().reports().size() == 2);
        QCOMPARE(await(terminal.store->counts())->paymentDifferences, 0);
        QCOMPARE(differ.size(), 1);
    }

private:
    const DevPapers m_papers;
    std::unique_ptr<PortalBooks> m_books;
    std::unique_ptr<ScriptedPortal> m_portal;
};

QTEST_GUILESS_MAIN(TestOutboxPayments)
#include "tst_outbox_payments.moc"
