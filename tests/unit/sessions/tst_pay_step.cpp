// SPDX-License-Identifier: Apache-2.0
// A visit that costs something: what the citizen sees, and what becomes of the money whatever goes wrong.
#include "terminal_machine.h"

#include <support/await.h>

using namespace kiosk;
using namespace kiosk::test;
using Phase = screen::Pay::Phase;

class TestPayStep : public QObject {
    Q_OBJECT
private slots:
    void whoHasPaidGetsTheCertificateAndTheBill()
    {
        TerminalMachine machine;
        toTheCode(machine);
        const auto *page = machine.screen<screen::Pay>();
        QCOMPARE(page->quote.amount, Money::fen(1000));
        QCOMPARE(page->quote.lines.size(), 1U);
        QCOMPARE(page->qr, QStringLiteral("https://pay.example/p/1"));
        QVERIFY(!machine.terminal.visit()->isWorking()); // the citizen may leave
        QVERIFY(machine.terminal.isWorking());           // and has all the time that the code has
        machine.portal.pay();
        machine.terminal.handle(act::Proceed{}); // "I have paid"
        QVERIFY(reaches(machine, Phase::Paid));
        QVERIFY(!machine.terminal.visit()->mayGoBack());
        machine.clock->advance(2s);
        QVERIFY(machine.reached<screen::Print>());
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Print>()->phase == screen::Print::Phase::Done; }));
        QCOMPARE(machine.portal.claims.first(), standing(machine).serves); // what was paid for is what was claimed
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Done>());
        QVERIFY(
            QTest::qWaitFor([&] { return machine.screen<screen::Done>()->receipt == screen::Done::Receipt::Printed; }));
        const auto *done = machine.screen<screen::Done>();
        QCOMPARE(done->paid, Money::fen(1000));
        QCOMPARE(done->bill.number, QStringLiteral("330100260000000001"));
        QVERIFY(says(machine.receipts.printed.last(), QStringLiteral("45d39b")));
        machine.leave();
        QVERIFY(standing(machine).isHad);
        QCOMPARE(standing(machine).payment.state, PaymentState::Paid);
        QCOMPARE(machine.portal.count(QStringLiteral("refundPayment")), 0);
    }
    void nothingDueAsksForNothing()
    {
        TerminalMachine machine;
        machine.portal.due = Money();
        machine.open(kExchange);
        machine.choose();
        QVERIFY(machine.reached<screen::Print>());
        QVERIFY(machine.portal.orders.empty());
    }
    void whoeverWalksAwayFromTheCodeOwesNothing()
    {
        TerminalMachine machine;
        toTheCode(machine);
        machine.reader.setCard(false);
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QTRY_COMPARE(order(machine).state, PaymentState::Closed); // by the outbox
        QTRY_COMPARE(standing(machine).payment.state, PaymentState::Closed);
    }
    void whoeverPaysWhileLeavingGetsItBack()
    {
        TerminalMachine machine;
        toTheCode(machine);
        machine.portal.pay();
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.reached<screen::Choose>());
        QTRY_COMPARE(order(machine).state, PaymentState::Refunded);
    }
    void theTimeRunsOutAndAnotherTryIsAnotherOrder()
    {
        TerminalMachine machine;
        toTheCode(machine);
        const QString first = machine.portal.orders.begin()->first;
        machine.clock->jumpWall(300s);
        QVERIFY(reaches(machine, Phase::Closed));
        QCOMPARE(order(machine).state, PaymentState::Closed);
        QVERIFY(!machine.terminal.isWorking()); // the idle time runs again
        machine.portal.orderEnds = machine.clock->wall().addSecs(300);
        machine.terminal.handle(act::Again{});
        QVERIFY(reaches(machine, Phase::Waiting));
        QCOMPARE(machine.portal.orders.size(), 2U);
        QCOMPARE(machine.portal.count(QStringLiteral("quote")), 2);
        machine.portal.pay();
        QVERIFY(reaches(machine, Phase::Paid));
        QCOMPARE(machine.portal.orders.at(first).state, PaymentState::Closed);
    }
    void whoeverPaysInTheLastSecondHasPaid()
    {
        TerminalMachine machine;
        toTheCode(machine);
        machine.portal.pay();
        machine.clock->jumpWall(300s);
        QVERIFY(reaches(machine, Phase::Paid));
    }
    void aLostAnswerIsAskedForAndNeverOrderedTwice()
    {
        TerminalMachine machine;
        machine.portal.paymentErrors << ErrorCode::AnswerLost << ErrorCode::AnswerLost;
        toTheCode(machine, Phase::Checking);
        QVERIFY(machine.terminal.visit()->isWorking()); // nobody leaves an order of which nothing is known
        QVERIFY(reaches(machine, Phase::Waiting));
        QCOMPARE(machine.portal.orders.size(), 1U);
        QCOMPARE(machine.portal.count(QStringLiteral("putPayment")), 1);
    }
    void anOrderThatGotLostIsSentAgainUnderItsId()
    {
        TerminalMachine machine;
        machine.portal.paymentErrors << ErrorCode::TimedOut;
        toTheCode(machine, Phase::Checking);
        QVERIFY(machine.portal.orders.empty());
        QVERIFY(reaches(machine, Phase::Waiting));
        QCOMPARE(machine.portal.orders.size(), 1U);
        QCOMPARE(machine.portal.count(QStringLiteral("putPayment")), 2);
    }
    void aPortalThatDoesNotSayEndsTheVisitAndTheOutboxAsks()
    {
        TerminalMachine machine;
        toTheCode(machine);
        machine.portal.answersNoPayment = true;
        machine.portal.pay();
        QVERIFY(QTest::qWaitFor([&] {
            machine.clock->advance(1s);
            return machine.screen<screen::Fault>() != nullptr;
        }));
        const auto *fault = machine.screen<screen::Fault>();
        QCOMPARE(fault->code, ErrorCode::PaymentUnknown);
        QVERIFY(!fault->ways.retry); // there is no second order
        machine.portal.answersNoPayment = false;
        QVERIFY(QTest::qWaitFor([&] {
            machine.clock->advance(300s);
            return order(machine).state == PaymentState::Refunded;
        }));
    }
    void aPortalThatIsNotThereMakesNoOrder()
    {
        TerminalMachine machine;
        machine.portal.paymentErrors << ErrorCode::PortalUnreachable;
        machine.open(kExchange);
        machine.choose();
        QVERIFY(machine.reached<screen::Fault>());
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::PortalUnreachable);
        QVERIFY(machine.screen<screen::Fault>()->ways.retry);
        machine.portal.orderEnds = machine.clock->wall().addSecs(300);
        machine.terminal.handle(act::Again{});
        QVERIFY(machine.reached<screen::Pay>());
        QVERIFY(reaches(machine, Phase::Waiting));
        QCOMPARE(machine.portal.orders.size(), 1U);
    }
    void noSecondOrderBeforeTheFirstHasEnded()
    {
        TerminalMachine machine;
        toTheCode(machine);
        machine.portal.answersNoPayment = true;
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.reached<screen::Choose>());
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Choose>()->choices != nullptr; }));
        machine.terminal.handle(act::Choose{QStringLiteral("p1")});
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Pay>());
        for (int second = 0; second < 5; ++second) {
            machine.clock->advance(1s);
            QCoreApplication::processEvents();
            QCOMPARE(machine.screen<screen::Pay>()->phase, Phase::Checking);
        }
        QCOMPARE(machine.portal.orders.size(), 1U);
        machine.portal.answersNoPayment = false;
        QVERIFY(reaches(machine, Phase::Waiting));
        QCOMPARE(machine.portal.orders.size(), 2U);
        QCOMPARE(order(machine).state == PaymentState::Closed, true); // the first by id: ids grow with time
    }
    void anotherAmountThanTheQuotesIsForPeople()
    {
        TerminalMachine machine;
        toTheCode(machine);
        machine.portal.pay();
        machine.portal.orders.begin()->second.amount = Money::fen(9999);
        QVERIFY(QTest::qWaitFor([&] {
            machine.clock->advance(1s);
            return machine.screen<screen::Fault>() != nullptr;
        }));
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::PaymentUnknown);
    }
    void paidAndRefusedByThePrinterGoesBackToo()
    {
        TerminalMachine machine;
        toTheCode(machine);
        machine.documents.refuses = ErrorCode::PaperOut; // after the intent, before a byte was sent
        machine.portal.pay();
        QVERIFY(reaches(machine, Phase::Paid));
        machine.clock->advance(2s);
        QVERIFY(QTest::qWaitFor([&] { return machine.portal.reports.contains(ClaimState::Released); }));
        machine.reader.setCard(false);
        machine.terminal.handle(act::Leave{});
        machine.terminal.handle(act::Proceed{}); // whichever page says so
        QVERIFY(machine.reached<screen::Goodbye>());
        QTRY_COMPARE(order(machine).state, PaymentState::Refunded);
    }
    void paidAndUncertainIsForPeople()
    {
        TerminalMachine machine;
        toTheCode(machine);
        machine.documents.outcome = {hal::ActOutcome::Unknown, hal::PrintProof::None, {}, 0};
        machine.portal.pay();
        QVERIFY(reaches(machine, Phase::Paid));
        machine.clock->advance(2s);
        QVERIFY(QTest::qWaitFor([&] { return machine.portal.reports.contains(ClaimState::Uncertain); }));
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QVERIFY(standing(machine).isHad); // the paper may have moved
        QCOMPARE(order(machine).state, PaymentState::Paid);
    }
    void whoeverGoesBackWhileTheAnswerIsWrittenDownGetsItBack()
    {
        TerminalMachine machine;
        toTheCode(machine);
        machine.portal.pay();
        machine.terminal.handle(act::Proceed{}); // the answer is on its way to the disk
        machine.terminal.handle(act::Back{});    // and the citizen is quicker
        QVERIFY(machine.reached<screen::Choose>());
        QTRY_COMPARE(order(machine).state, PaymentState::Refunded);
    }
    void paidAndNoPaperGoesBackWhenTheCitizenLeaves()
    {
        TerminalMachine machine;
        toTheCode(machine);
        hal::StatusSnapshot gone;
        gone.device.value = hal::DeviceStatus::NoDevice;
        machine.documents.set(gone);
        machine.portal.pay();
        QVERIFY(reaches(machine, Phase::Paid));
        machine.clock->advance(2s);
        QVERIFY(machine.reached<screen::Fault>());
        QVERIFY(machine.screen<screen::Fault>()->ways.retry);
        QVERIFY(!machine.screen<screen::Fault>()->ways.back);
        QCOMPARE(order(machine).state, PaymentState::Paid);
        machine.reader.setCard(false);
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QTRY_COMPARE(order(machine).state, PaymentState::Refunded);
    }

private:
    static void toTheCode(TerminalMachine &machine, Phase phase = Phase::Waiting)
    {
        machine.portal.orderEnds = machine.clock->wall().addSecs(300);
        machine.open(kExchange);
        machine.choose();
        QVERIFY(machine.reached<screen::Pay>());
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Pay>()->phase == phase; }));
    }
    static bool reaches(TerminalMachine &machine, Phase phase)
    {
        return QTest::qWaitFor([&] {
            const auto *page = machine.screen<screen::Pay>();
            if (page && page->phase == phase)
                return true;
            machine.clock->advance(1s);
            return false;
        });
    }
    static bool says(const hal::ReceiptDocument &document, const QString &value)
    {
        return std::any_of(document.elements.cbegin(), document.elements.cend(), [&](const hal::ReceiptElement &each) {
            const auto *pair = std::get_if<hal::ReceiptPair>(&each);
            return pair && pair->value == value;
        });
    }
    static Payment order(const TerminalMachine &machine) { return machine.portal.orders.begin()->second; }
    static PaymentStanding standing(TerminalMachine &machine)
    {
        return await(machine.store.payment(order(machine).id)).value_or(PaymentStanding());
    }
};

QTEST_GUILESS_MAIN(TestPayStep)
#include "tst_pay_step.moc"
