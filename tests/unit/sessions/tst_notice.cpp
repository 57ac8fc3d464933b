// SPDX-License-Identifier: Apache-2.0
// A notice is paid by the code on it: what the citizen sees before, what is had for the money, and that it is never
// paid twice nor sent back once it is paid.
#include "fake_billing.h"
#include "fake_cases.h"
#include "terminal_machine.h"

#include <support/await.h>

using namespace kiosk;
using namespace kiosk::test;
using Complaint = screen::NoticeCode::Complaint;
using Phase = screen::Pay::Phase;

namespace {

bool says(const hal::ReceiptDocument &document, const QString &words)
{
    return std::any_of(document.elements.cbegin(), document.elements.cend(), [&](const hal::ReceiptElement &each) {
        const auto *pair = std::get_if<hal::ReceiptPair>(&each);
        const auto *text = std::get_if<hal::ReceiptText>(&each);
        return (pair && pair->value == words) || (text && text->text == words);
    });
}

struct Machine : TerminalMachine {
    Machine()
    {
        parts.billing = &billing;
        scanner.online();
    }
    void start()
    {
        portal.orderEnds = clock->wall().addSecs(300);
        open("payment-notice");
        QVERIFY(reached<screen::NoticeCode>()); // nothing stands before the code
    }
    void look(const QString &code)
    {
        terminal.handle(act::Type{code});
        terminal.handle(act::Proceed{});
    }
    bool complains(Complaint about)
    {
        return QTest::qWaitFor([&] {
            const auto *page = screen<screen::NoticeCode>();
            return page && page->complaint == about;
        });
    }
    bool pays(Phase phase)
    {
        return QTest::qWaitFor([&] {
            const auto *page = screen<screen::Pay>();
            if (page && page->phase == phase)
                return true;
            clock->advance(1s);
            return false;
        });
    }
    void toTheCode()
    {
        start();
        look(kNotice);
        QVERIFY(reached<screen::NoticeDetail>());
        terminal.handle(act::Proceed{});
        QVERIFY(reached<screen::Pay>());
        QVERIFY(pays(Phase::Waiting));
    }
    void payUp()
    {
        toTheCode();
        portal.pay();
        terminal.handle(act::Proceed{}); // "I have paid"
        QVERIFY(pays(Phase::Paid));
        clock->advance(2s);
        QVERIFY(reached<screen::NoticePaid>());
    }
    PaymentStanding standing()
    {
        const auto id = PaymentId::parse(portal.orders.begin()->first);
        return await(store.payment(*id)).value();
    }
    bool hasReceipt(bool printed)
    {
        return QTest::qWaitFor([&] { return screen<screen::NoticePaid>()->hasReceipt == printed; });
    }
    FakeBilling billing{portal};
    FakeScanner scanner;
};

} // namespace

class TestNotice : public QObject {
    Q_OBJECT
private slots:
    void whoeverHoldsTheNoticePaysItAndGetsTheBill()
    {
        Machine machine;
        machine.start();
        machine.look(QStringLiteral("3301 9926 0000 0000 0021"));
        QVERIFY(machine.reached<screen::NoticeDetail>());
        QCOMPARE(machine.billing.lookups, QStringList{kNotice});
        QCOMPARE(machine.screen<screen::NoticeDetail>()->notice.total, Money::fen(23000));
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Pay>());
        QVERIFY(machine.pays(Phase::Waiting));
        QCOMPARE(machine.billing.quoted, QStringList{kNotice});
        machine.portal.pay();
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.pays(Phase::Paid));
        machine.clock->advance(2s);
        QVERIFY(machine.reached<screen::NoticePaid>());
        QVERIFY(machine.hasReceipt(true));
        const auto *page = machine.screen<screen::NoticePaid>();
        QVERIFY(page->paid == Money::fen(23000) && page->bill.number == u"330100260000000001");
        for (const char16_t *words : {u"330100260000000001", u"45d39b", u"澄湖区公安分局交通警察大队", u"230.00 元",
                                      u"3301 9926 0000 0000 0021"})
            QVERIFY2(says(machine.receipts.printed.last(), QString::fromUtf16(words)),
                     qPrintable(QString::fromUtf16(words)));
        QVERIFY(machine.portal.count(QStringLiteral("openSession")) == 0 && !machine.reader.isAsked()); // no identity
        QVERIFY(!machine.terminal.visit()->mayGoBack());
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QVERIFY(machine.standing().isHad && machine.standing().serves == kServesNotice);
        QCOMPARE(machine.portal.count(QStringLiteral("refundPayment")), 0);
    }
    void whoeverLeavesTheLastPageKeepsWhatIsPaid()
    {
        Machine machine;
        machine.payUp();
        QVERIFY(machine.hasReceipt(true));
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        machine.counts(); // whatever was asked of the store is done
        machine.clock->advance(300s);
        QCOMPARE(machine.standing().payment.state, PaymentState::Paid);
        QCOMPARE(machine.portal.count(QStringLiteral("refundPayment")), 0);
    }
    void aSlipOfTheFingerIsSeenHere()
    {
        Machine machine;
        machine.start();
        machine.look(kNotice.chopped(3));
        QVERIFY(machine.complains(Complaint::TooShort));
        QCOMPARE(machine.screen<screen::NoticeCode>()->missing, 3);
        machine.look(kNotice.chopped(1) + u'2');
        QVERIFY(machine.complains(Complaint::WrongDigit));
        machine.look(kNotice + u'1');
        QVERIFY(machine.complains(Complaint::WrongDigit));
        QVERIFY(machine.billing.lookups.isEmpty()); // nobody was asked
        machine.terminal.handle(act::Type{kNotice});
        QVERIFY(!machine.screen<screen::NoticeCode>()->complaint);
    }
    void whatThePortalDoesNotSayIsSaidSo()
    {
        Machine machine;
        machine.start();
        machine.billing.error = Error{ErrorCode::PortalRefused, QStringLiteral("problem notice-unknown status=404")};
        machine.look(kNotice);
        QVERIFY(machine.complains(Complaint::Unknown));
        machine.billing.error
            = Error{ErrorCode::PortalRefused, QStringLiteral("problem lookup-quota status=429 retryAfterS=61")};
        machine.look(kNotice);
        QVERIFY(machine.complains(Complaint::TooOften));
        QCOMPARE(machine.screen<screen::NoticeCode>()->waitMinutes, 2);
        machine.billing.error = Error{ErrorCode::PortalUnreachable, {}};
        machine.look(kNotice);
        QVERIFY(machine.complains(Complaint::Away));
        machine.billing.error.reset();
        machine.look(kNotice);
        QVERIFY(machine.reached<screen::NoticeDetail>());
    }
    void whatIsNotOpenCannotBePaid_data()
    {
        QTest::addColumn<NoticeState>("state");
        for (const NoticeState state : {NoticeState::Unknown, NoticeState::InPayment, NoticeState::Paid,
                                        NoticeState::Expired, NoticeState::Withdrawn})
            QTest::newRow(codeName(state)) << state;
    }
    void whatIsNotOpenCannotBePaid()
    {
        QFETCH(NoticeState, state);
        Machine machine;
        machine.billing.notice.state = state;
        machine.start();
        machine.look(kNotice);
        QVERIFY(machine.reached<screen::NoticeDetail>());
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.screen<screen::NoticeDetail>());
        QVERIFY(machine.billing.quoted.isEmpty());
        machine.terminal.handle(act::Again{});
        QVERIFY(machine.reached<screen::NoticeCode>());
        QVERIFY(machine.screen<screen::NoticeCode>()->entry.isEmpty());
    }
    void paidElsewhereMeanwhileIsNotPaidAgain()
    {
        Machine machine;
        machine.start();
        machine.look(kNotice);
        QVERIFY(machine.reached<screen::NoticeDetail>());
        machine.billing.error = Error{ErrorCode::PortalRefused, QStringLiteral("problem notice-not-open status=409")};
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Fault>());
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::PortalRefused);
        QVERIFY(machine.portal.orders.empty());
        QVERIFY(machine.screen<screen::Fault>()->ways.back); // to look again
    }
    void aLostAnswerIsAskedForAndWhatWasPaidStays()
    {
        Machine machine;
        machine.toTheCode();
        machine.portal.answersNoPayment = true;
        machine.portal.pay();
        QVERIFY(QTest::qWaitFor([&] {
            machine.clock->advance(1s);
            return machine.screen<screen::Fault>() != nullptr;
        }));
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::PaymentUnknown);
        QVERIFY(!machine.screen<screen::Fault>()->ways.retry); // there is no second order
        machine.portal.answersNoPayment = false;
        QVERIFY(QTest::qWaitFor([&] {
            machine.clock->advance(300s);
            return machine.standing().payment.state == PaymentState::Paid;
        }));
        QCOMPARE(machine.standing().payment.bill.number, QStringLiteral("330100260000000001"));
        QCOMPARE(machine.portal.count(QStringLiteral("refundPayment")), 0); // the notice is paid: that was had
    }
    void whoeverWalksAwayFromTheCodeOwesIt()
    {
        Machine machine;
        machine.toTheCode();
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QTRY_COMPARE(machine.standing().payment.state, PaymentState::Closed); // by the outbox
    }
    void withoutPaperTheBillStandsOnTheGlass()
    {
        Machine machine;
        machine.receipts.outcome = {hal::ActOutcome::NotCommitted, ErrorCode::PaperOut};
        machine.payUp();
        QVERIFY(machine.hasReceipt(false));
        QCOMPARE(machine.screen<screen::NoticePaid>()->bill.checkCode, QStringLiteral("45d39b"));
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QVERIFY(machine.standing().isHad);
    }
    void aNoticeIsHeldBeforeTheScannerInsteadOfTyped()
    {
        Machine machine;
        machine.parts.codeScanner = &machine.scanner;
        machine.start();
        QVERIFY(machine.screen<screen::NoticeCode>()->scanner && machine.scanner.isAsked());
        machine.scanner.hold(u"no notice at all");
        QVERIFY(machine.complains(Complaint::TooShort));
        QVERIFY(machine.scanner.isAsked()); // it goes on looking
        machine.scanner.hold(kNotice);
        QVERIFY(machine.reached<screen::NoticeDetail>());
        QVERIFY(machine.scanner.cancels > 0);
    }
};

QTEST_GUILESS_MAIN(TestNotice)
#include "tst_notice.moc"
