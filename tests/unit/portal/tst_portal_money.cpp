// SPDX-License-Identifier: Apache-2.0
// The terminal's store, client and outbox with the reference portal and a citizen who pays: both books agree in the
// end.
#include "portal_bench.h"

#include <outbox/outbox_machine.h>
#include <support/await.h>
#include <support/payment_orders.h>
#include <support/sealed_cases.h>

#include <QSignalSpy>
#include <QTest>

using namespace kiosk;
using kiosk::test::await;
using enum kiosk::PaymentState;

namespace {

const QString item = QStringLiteral("property-certificate-print");

struct Machine : test::OutboxMachine {
    Machine(const QUrl &portal, const QDateTime &now)
        : OutboxMachine(readCredentials(PortalBench::tls()).value(), portal)
    {
        settings.callLimit = OutboxSettings().callLimit; // this portal works
        client.clock->jumpWall(Duration(client.clock->wall().msecsTo(now)));
        start();
    }
    PaymentIntent order(const QString &session, bool isPut = true)
    {
        const auto quote = await(client->quote(item, session, client.within(5s)));
        if (!quote)
            return {};
        PaymentIntent intent = test::paymentIntent(*client.clock);
        intent.payment.quote = quote->id;
        intent.payment.amount = quote->amount;
        if (!await(store->beginPayment(intent)))
            return {};
        if (!isPut)
            return intent;
        const auto said = await(client->putPayment(intent.payment.id, {quote->id, {}}, client.within(5s)));
        return said && await(store->notePayment(said->payment)) ? intent : PaymentIntent();
    }
    PaymentState state(const PaymentIntent &intent) const
    {
        return await(store->payment(intent.payment.id)).value_or(PaymentStanding{}).payment.state;
    }
};

} // namespace

class TestPortalMoney : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
        m_session = citizen::verifiedSession(*m_terminal, *m_bench);
        m_machine = std::make_unique<Machine>(QUrl(m_bench->url()), m_bench->clock().now());
    }
    void cleanup()
    {
        m_machine.reset();
        m_terminal.reset();
        m_bench.reset();
    }

    void whoPaidAMachineThatDiedHasTheMoneyBack()
    {
        const PaymentIntent order = m_machine->order(m_session);
        QVERIFY(!order.payment.id.isNull());
        QVERIFY(m_bench->citizenPays(order.payment.id.text()));
        m_machine->start();
        QTRY_COMPARE(m_machine->state(order), Refunding);
        m_bench->clock().advance(6);
        QTRY_VERIFY(m_machine->drained());
        QCOMPARE(m_machine->state(order), Refunded);
        QCOMPARE(there(order), QStringLiteral("refunded"));
    }
    void whoPaidAndHasItKeepsIt()
    {
        const PaymentIntent order = m_machine->order(m_session);
        QVERIFY(m_bench->citizenPays(order.payment.id.text()));
        ClaimStep claim = test::reservedClaim(*m_machine->client.clock);
        claim.claim = *ClaimId::parse(order.serves);
        for (const ClaimState state : {ClaimState::Reserved, ClaimState::Fetched, ClaimState::Intent})
            QVERIFY(await(m_machine->store->recordClaim(test::moved(claim, state))));
        m_machine->start();
        QTRY_COMPARE(m_machine->state(order), Paid);
        QCOMPARE(there(order), QStringLiteral("paid"));
    }
    void anOrderThatNeverArrivedIsClosedOnBothSides()
    {
        const PaymentIntent order = m_machine->order(m_session, false);
        QVERIFY(await(m_machine->store->doubtPayment(order.payment.id)));
        QTRY_VERIFY(m_machine->drained());
        QCOMPARE(m_machine->state(order), Closed);
        QCOMPARE(there(order), QStringLiteral("closed"));
    }
    void moneyThatCameTooLateIsFoundByTheDaysList()
    {
        const PaymentIntent order = m_machine->order(m_session);
        const auto closed = await(
            m_machine->client->cancelPayment(order.payment.id, order.payment.quote, m_machine->client.within(5s)));
        QVERIFY(closed && await(m_machine->store->notePayment(closed->payment)));
        QVERIFY(m_bench->citizenPays(order.payment.id.text()));
        QSignalSpy differ(m_machine->engine.get(), &OutboxEngine::paymentsDiffer);
        m_machine->client.clock->jumpWall(24h);
        m_machine->store->confirmClock();
        QVERIFY(await(m_machine->store->recordEvent({AuditEvent::CardRead, "done"})));
        QTRY_COMPARE(m_machine->state(order), Refunding);
        m_bench->clock().advance(6);
        QTRY_VERIFY(m_machine->drained());
        QCOMPARE(m_machine->state(order), Refunded);
        QCOMPARE(there(order), QStringLiteral("refunded"));
        QCOMPARE(differ.size(), 1);
        const auto report = differ[0][0].value<PaymentReport>();
        QVERIFY(report.findings.size() == 1 && report.findings[0].difference == PaymentDifference::StateDiffers);
        QCOMPARE(m_machine->engine->held(), 0);
    }

private:
    QString there(const PaymentIntent &order) const
    {
        return m_terminal->call("GET", QStringLiteral("/payments/") + order.payment.id.text())
            .json()[u"state"]
            .toString();
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
    std::unique_ptr<Machine> m_machine;
    QString m_session;
};

QTEST_GUILESS_MAIN(TestPortalMoney)
#include "tst_portal_money.moc"
