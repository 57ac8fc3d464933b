// SPDX-License-Identifier: Apache-2.0
// The shipped items walked through the sessions layer: every outcome of docs/outcomes.md that needs no wire.
#include "terminal_machine.h"

#include <support/await.h>

#include <QDir>
#include <QSignalSpy>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using kiosk::test::FakePortal;
using kiosk::test::kProperty;
using kiosk::test::kResidence;
using Machine = kiosk::test::TerminalMachine;
using kiosk::test::card;

class TestTerminal : public QObject {
    Q_OBJECT

private slots:
    void aCertificateVisitEndsWithPaperReceiptRatingAndNothingLeft()
    {
        Machine machine;
        machine.open(kProperty);
        machine.identify();
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Choose>());
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Choose>()->choices != nullptr; }));
        machine.terminal.handle(act::Choose{QStringLiteral("p1")});
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Print>());
        QVERIFY(QTest::qWaitFor([&] {
            const auto *print = machine.screen<screen::Print>();
            return print && print->phase == screen::Print::Phase::Done;
        }));
        machine.terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor([&] {
            const auto *done = machine.screen<screen::Done>();
            return done && done->receipt == screen::Done::Receipt::Printed;
        }));
        QCOMPARE(machine.screen<screen::Done>()->standing, Standing::Printed);
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Rate>());
        machine.terminal.handle(act::Stars{5});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.documents.jobs.size(), 1);
        QCOMPARE(machine.receipts.printed.size(), 1);
        QTRY_COMPARE(machine.portal.ratings, QList<int>{5});
        QTRY_VERIFY(machine.portal.reports.contains(ClaimState::Printed));
        QCOMPARE(machine.portal.visits.size(), 1); // one correlation id through the whole visit
        QTRY_COMPARE(machine.portal.count(QStringLiteral("closeSession")), 1);
        QVERIFY(!machine.terminal.visit());
        for (const auto &device : {machine.reader.claimedBy(), machine.documents.claimedBy()})
            QCOMPARE(device, QString());
        machine.clock->advance(10s);
        QVERIFY(machine.screen<screen::Attract>());
    }
    void fiveWrongCodesEndTheIdentityPolitely()
    {
        Machine machine;
        machine.open(kProperty);
        machine.identify();
        for (int i = 0; i < 5; ++i)
            machine.typeCode(u"000000");
        QVERIFY(machine.reached<screen::Fault>());
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::SmsCodeLocked);
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::CardLeft>()); // the card still lies there
        machine.clock->advance(61s);
        QVERIFY(machine.screen<screen::CardLeft>()->staffTold);
        QVERIFY(machine.screen<screen::CardLeft>()->reminders > 10);
        machine.reader.setCard(false);
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.counts().pending, 0);
    }
    void aCardWhoseRemovalNobodyToldIsNotWaitedForForEver_data()
    {
        QTest::addColumn<bool>("statusIsTold");
        QTest::newRow("the status says so") << true;
        QTest::newRow("nothing is said") << false;
    }
    void aCardWhoseRemovalNobodyToldIsNotWaitedForForEver()
    {
        QFETCH(bool, statusIsTold);
        Machine machine;
        machine.open(kProperty);
        machine.identify();
        for (int i = 0; i < 5; ++i)
            machine.typeCode(u"000000");
        QVERIFY(machine.reached<screen::Fault>());
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::CardLeft>());
        machine.reader.forgetCard();
        if (statusIsTold)
            emit machine.reader.statusChanged(machine.reader.status());
        else
            machine.clock->advance(machine.config.timing.leftBehindReminder);
        QVERIFY(machine.screen<screen::Goodbye>());
    }
    void aRefusedCardIsNamedAndNothingOfItIsKept()
    {
        Machine machine;
        machine.open(kProperty);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor([&] { return machine.reader.isAsked(); }));
        machine.reader.put(card(u"330199188001010011")); // wrong check sign
        QVERIFY(QTest::qWaitFor([&] {
            const auto *page = machine.screen<screen::Card>();
            return page && page->wrong == ErrorCode::CardInvalid;
        }));
        QVERIFY(machine.screen<screen::Card>()->person.isEmpty());
        QCOMPARE(machine.portal.count(QStringLiteral("openSession")), 0);
        machine.reader.setCard(false);
        machine.reader.setCard(true); // put down again: no key needs to be found
        QVERIFY(machine.reader.isAsked());
        machine.reader.put(card());
        QTRY_COMPARE(machine.portal.count(QStringLiteral("openSession")), 1);
    }
    void withoutThePortalOneItemIsGreyAndTheOtherConditional()
    {
        Machine machine;
        machine.portal.setReachability(Reachability::Offline);
        using Offer = Availability::Offer;
        const auto offered = [&](const char *id) {
            return machine.terminal.availability(*machine.catalogue.service(QString::fromLatin1(id))).offer;
        };
        QCOMPARE(offered(kProperty), Offer::No);
        QCOMPARE(offered(kResidence), Offer::Conditional);
        machine.terminal.start();
        machine.terminal.enter();
        machine.terminal.open(QString::fromLatin1(kProperty));
        QVERIFY(machine.screen<screen::Home>()); // what cannot be finished is not begun
    }
    void aRevokedTerminalAcceptsNothingConditionallyNeither()
    {
        Machine machine;
        machine.terminal.start();
        machine.terminal.enter();
        machine.portal.setReachability(Reachability::Offline);
        const auto offer = [&machine] {
            return machine.terminal.availability(*machine.catalogue.service(QString::fromLatin1(kResidence))).offer;
        };
        QCOMPARE(offer(), Availability::Offer::Conditional);
        machine.portal.setReachability(Reachability::Revoked);
        QCOMPARE(offer(), Availability::Offer::No);
        machine.portal.setReachability(Reachability::Online);
        QCOMPARE(offer(), Availability::Offer::Normal);
    }
    void aLockedMachineOffersNothingAndAVisitThatRunsGoesOn()
    {
        Machine machine;
        QSignalSpy changed(&machine.terminal, &Terminal::readinessChanged);
        machine.terminal.start();
        machine.terminal.enter();
        machine.terminal.open(QString::fromLatin1(kResidence));
        QVERIFY(machine.terminal.visit());
        machine.terminal.setLocked(true);
        QCOMPARE(changed.size(), 1);
        QVERIFY(machine.terminal.visit()); // whoever had begun is not thrown out
        const auto offered = machine.terminal.availability(*machine.catalogue.service(QString::fromLatin1(kProperty)));
        QCOMPARE(offered.offer, Availability::Offer::No);
        QVERIFY(offered.outOfService);

        Machine next;
        next.terminal.setLocked(true);
        next.terminal.start();
        next.terminal.enter();
        next.terminal.open(QString::fromLatin1(kResidence));
        QVERIFY(!next.terminal.visit());
        next.terminal.setLocked(false);
        next.terminal.open(QString::fromLatin1(kResidence));
        QVERIFY(next.terminal.visit());
    }
    void whatThePortalDoesNotListIsNotBegunAndAVisitThatRunsGoesOn()
    {
        Machine machine;
        QSignalSpy changed(&machine.terminal, &Terminal::readinessChanged);
        const QString residence = QString::fromLatin1(kResidence);
        machine.terminal.start();
        machine.terminal.enter();
        machine.terminal.open(residence);
        machine.terminal.setListed({});
        QCOMPARE(changed.size(), 1);
        QVERIFY(machine.terminal.visit()); // whoever had begun is not thrown out
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Card>());

        Machine next;
        next.terminal.setListed({{residence, QStringLiteral("2.0.0"), {}}});
        next.terminal.start();
        next.terminal.enter();
        next.terminal.open(residence);
        QVERIFY(!next.terminal.visit());
        next.terminal.setListed({{residence, QStringLiteral("1.0.0"), {}}});
        next.terminal.open(residence);
        QVERIFY(next.terminal.visit());
    }
    void aLostClaimAnswerIsResolvedByAsking()
    {
        Machine machine;
        machine.portal.claimErrors.enqueue(ErrorCode::AnswerLost);
        machine.portal.claimKnown = true;
        machine.open(kProperty);
        machine.identify();
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Choose>());
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Choose>()->choices != nullptr; }));
        machine.terminal.handle(act::Choose{QStringLiteral("p1")});
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Print>());
        QCOMPARE(machine.portal.count(QStringLiteral("putPrintClaim")), 1);
        QCOMPARE(machine.portal.count(QStringLiteral("printClaim")), 1);
        QTRY_COMPARE(machine.documents.jobs.size(), 1);
    }
    void anUnprovedPrintStaysUncertainAndIsNotRepeated()
    {
        Machine machine;
        machine.documents.outcome = {hal::ActOutcome::Unknown, hal::PrintProof::None, ErrorCode::PaperOut, {}};
        machine.open(kProperty);
        machine.identify();
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Choose>());
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Choose>()->choices != nullptr; }));
        machine.terminal.handle(act::Choose{QStringLiteral("p1")});
        machine.terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor([&] {
            const auto *print = machine.screen<screen::Print>();
            return print && print->phase == screen::Print::Phase::Uncertain;
        }));
        QVERIFY(machine.screen<screen::Print>()->staffTold.isValid());
        machine.terminal.handle(act::Proceed{});
        QTRY_VERIFY(machine.portal.reports.contains(ClaimState::Uncertain));
        QCOMPARE(machine.documents.jobs.size(), 1);
        QVERIFY(!machine.portal.reports.contains(ClaimState::Printed));
    }
    void aCertificateTakesTheNextSheetAndAnEmptyTrayIsFoundBeforeTheClaim()
    {
        Machine machine;
        machine.open(kProperty);
        const BlankRange one{QStringLiteral("title-certificate"), QStringLiteral("D0012009"),
                             QStringLiteral("D0012009")};
        QVERIFY(test::await(machine.store.issueBlanks(one, {AuditWord::parse(u"zhou-07/lin-02"), ""})));
        const auto choose = [&machine] {
            machine.identify();
            machine.typeCode(u"123456");
            QVERIFY(machine.reached<screen::Choose>());
            QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Choose>()->choices != nullptr; }));
            machine.terminal.handle(act::Choose{QStringLiteral("p1")});
            machine.terminal.handle(act::Proceed{});
        };
        choose();
        QTRY_VERIFY(machine.portal.reports.contains(ClaimState::Printed));
        QCOMPARE(machine.portal.blanks, QStringList({QStringLiteral("D0012009"), QStringLiteral("D0012009")}));
        QCOMPARE(test::await(machine.store.blanks())->first().printed, 1);
        QVERIFY(QTest::qWaitFor([&] {
            const auto *print = machine.screen<screen::Print>();
            return print && print->phase == screen::Print::Phase::Done;
        }));
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Done>());
        machine.reader.setCard(false);
        QVERIFY(QTest::qWaitFor([&] {
            machine.terminal.handle(act::Proceed{});
            return machine.screen<screen::Rate>() != nullptr;
        }));
        machine.terminal.handle(act::Stars{5});
        QVERIFY(machine.reached<screen::Goodbye>());
        QTRY_COMPARE(machine.screen<screen::Goodbye>()->wiped, kWipeParts);
        machine.clock->advance(10s);
        QVERIFY(machine.reached<screen::Attract>());
        machine.terminal.enter();
        machine.terminal.open(QString::fromLatin1(kProperty));
        const int claims = machine.portal.count(QStringLiteral("putPrintClaim"));
        choose();
        QVERIFY(machine.reached<screen::Fault>());
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::PaperOut);
        QCOMPARE(machine.portal.count(QStringLiteral("putPrintClaim")), claims);
        QCOMPARE(machine.documents.jobs.size(), 1);
    }
    void aReceiptThatCannotBePrintedGoesToScreenAndPhone()
    {
        Machine machine;
        machine.receipts.outcome = {hal::ActOutcome::NotCommitted, ErrorCode::PaperOut};
        machine.open(kProperty);
        machine.identify();
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Choose>());
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Choose>()->choices != nullptr; }));
        machine.terminal.handle(act::Choose{QStringLiteral("p1")});
        machine.terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor([&] {
            const auto *print = machine.screen<screen::Print>();
            return print && print->phase == screen::Print::Phase::Done;
        }));
        machine.terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor([&] {
            const auto *done = machine.screen<screen::Done>();
            return done && done->receipt == screen::Done::Receipt::OnScreenOnly && done->smsSent;
        }));
        QCOMPARE(machine.portal.count(QStringLiteral("requestNotice")), 1);
        QCOMPARE(machine.screen<screen::Done>()->standing, Standing::Printed); // the certificate stands
    }
    void theAuditTellsFromCardToDoor()
    {
        QString folder;
        {
            Machine machine;
            machine.dir.setAutoRemove(false);
            folder = machine.dir.path();
            machine.receipts.outcome = {hal::ActOutcome::NotCommitted, ErrorCode::PaperOut};
            machine.open(kProperty);
            machine.terminal.handle(act::Proceed{});
            QVERIFY(QTest::qWaitFor([&] { return machine.reader.isAsked(); }));
            machine.reader.put(card(u"330199188001010011")); // wrong check sign
            QTRY_VERIFY(machine.screen<screen::Card>() && machine.screen<screen::Card>()->wrong);
            machine.reader.setCard(false);
            machine.reader.setCard(true);
            machine.reader.put(card());
            machine.typeCode(u"000000");
            machine.typeCode(u"123456");
            QVERIFY(machine.reached<screen::Choose>());
            QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Choose>()->choices != nullptr; }));
            machine.terminal.handle(act::Choose{QStringLiteral("p1")});
            machine.terminal.handle(act::Proceed{});
            QTRY_VERIFY(machine.screen<screen::Print>()
                        && machine.screen<screen::Print>()->phase == screen::Print::Phase::Done);
            machine.terminal.handle(act::Proceed{});
            QTRY_VERIFY(machine.screen<screen::Done>() && machine.screen<screen::Done>()->smsSent);
            machine.reader.setCard(false);
            machine.terminal.handle(act::Leave{});
            QVERIFY(machine.reached<screen::Goodbye>());
            QTRY_COMPARE(machine.screen<screen::Goodbye>()->wiped, kWipeParts);
        } // the store finishes what was asked for
        QStringList told;
        SQLite::Database file((folder + QStringLiteral("/store.db")).toStdString());
        SQLite::Statement entries(file,
                                  "SELECT rtrim(event || ' ' || outcome || ' ' || reason) || iif(event = 'step.moved', "
                                  "' ' || object, '') FROM audit WHERE visit <> '' AND event NOT LIKE 'row.%' "
                                  "ORDER BY seq");
        while (entries.executeStep())
            told << QString::fromUtf8(entries.getColumn(0).getText());
        QCOMPARE(told.join(u'\n'), QStringLiteral(R"(visit.began portal-there
step.moved began guide
step.moved began identity
card.read failed card-invalid
card.read done
sms.sent done
sms.verified failed sms-code-wrong
sms.verified done
identity.ascertained verified
step.moved began choose
step.moved began claim
claim.moved reserved
claim.moved fetched
step.moved began print
claim.moved intent
claim.moved printed page-counter
document.taken confirmed
step.moved began receipt
receipt.printed not-printed paper-out
notice.asked done
step.moved began done
visit.ended completed
goodbye.said done)"));
        QDir(folder).removeRecursively();
    }
    void whatThePortalConfirmsAfterTheVisitIsNeverPrinted()
    {
        Machine machine;
        machine.portal.holdsAnswers = true;
        machine.handIn();
        QTRY_COMPARE(machine.portal.count(QStringLiteral("putSubmission")), 1);
        QCOMPARE(machine.portal.count(QStringLiteral("putCaseNotice")), 1); // before it
        machine.clock->advance(3s);                                         // so long the citizen waits for the portal
        QVERIFY(QTest::qWaitFor([&] {
            const auto *done = machine.screen<screen::Done>();
            return done && done->receipt == screen::Done::Receipt::Printed;
        }));
        QVERIFY(machine.screen<screen::Done>()->standing == Standing::ReceivedHere);
        machine.leave();
        QVERIFY(!machine.terminal.visit());
        machine.clock->advance(10s);
        machine.terminal.enter(); // a stranger
        QVERIFY(machine.portal.answerNow());
        QTRY_COMPARE(machine.counts().pendingCases, 0);
        QCOMPARE(machine.receipts.printed.size(), 1);
        const auto late = test::await(machine.store.confirmedLate()).value();
        QCOMPARE(late.size(), 1);
        QCOMPARE(late[0].caseNo, QStringLiteral("C-1"));
        QVERIFY(!late[0].receiptCode.isEmpty());
        QCOMPARE(machine.counts().confirmedLate, 1);
        QVERIFY(test::await(machine.store.finishLate(late[0].submission, {AuditWord::parse(u"zhou-07/lin-02"), ""})));
        QCOMPARE(machine.counts().confirmedLate, 0);
        QVERIFY(!test::await(machine.store.finishLate(late[0].submission, {AuditWord::parse(u"zhou-07/lin-02"), ""})));
    }
    void whatThePortalConfirmsInTheVisitIsNoNewsForTheStaff()
    {
        Machine machine;
        machine.portal.holdsAnswers = true;
        machine.handIn();
        QTRY_COMPARE(machine.portal.count(QStringLiteral("putSubmission")), 1);
        machine.clock->advance(3s);
        QVERIFY(machine.reached<screen::Done>());
        QVERIFY(machine.portal.answerNow());
        QTRY_VERIFY(machine.screen<screen::Done>() && machine.screen<screen::Done>()->caseNo == u"C-1");
        QCOMPARE(machine.counts().confirmedLate, 0);
    }
    void aVisitLastsAsLongAsItsReceipt()
    {
        Machine machine;
        machine.receipts.stalls = true;
        machine.handIn();
        QTRY_COMPARE(machine.receipts.printed.size(), 1);
        machine.clock->advance(60s);
        machine.clock->advance(30s);
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.terminal.visit()); // nobody else stands there while it may still come out
    }
    void whatACitizenChoseToSeeHoldsUntilHeHasGone()
    {
        Machine machine;
        const auto modes = [&] {
            const Terminal &terminal = machine.terminal;
            return QList<bool>{terminal.isElder(), terminal.isHighContrast(), terminal.isLow()};
        };
        machine.open(kProperty);
        machine.terminal.setElder(true);
        machine.terminal.setHighContrast(true);
        machine.terminal.setLow(true);
        QVERIFY(machine.screen<screen::Guide>()); // the page stays
        QCOMPARE(machine.terminal.timeLeft(), 2 * machine.config.timing.idleWarningAfter);
        machine.clock->advance(2 * machine.config.timing.idleWarningAfter);
        QVERIFY(machine.screen<screen::Idle>());
        QCOMPARE(machine.screen<screen::Idle>()->secondsTotal, 60);
        machine.terminal.stay();
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(modes(), (QList<bool>{true, true, true})); // he reads the goodbye as he read the rest
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Goodbye>()->secondsLeft >= 0; }));
        machine.clock->advance(10s);
        QVERIFY(machine.screen<screen::Attract>());
        QCOMPARE(modes(), (QList<bool>{false, false, false}));
        machine.terminal.enter();
        QCOMPARE(machine.terminal.timeLeft(), machine.config.timing.idleWarningAfter);
    }
    void whoChoosesAtTheStartAndWalksAwayLeavesNothing()
    {
        Machine machine;
        machine.terminal.start();
        machine.terminal.setLow(true);
        machine.clock->advance(machine.config.timing.idleWarningAfter - 1s);
        QVERIFY(machine.terminal.isLow());
        machine.clock->advance(1s);
        QVERIFY(machine.screen<screen::Attract>());
        QVERIFY(!machine.terminal.isLow());
        machine.terminal.setLanguage(Language::English);
        machine.clock->advance(machine.config.timing.idleWarningAfter);
        QCOMPARE(machine.terminal.language(), Language::Chinese);
        QCOMPARE(machine.clock->waiting(), 0);
    }
    void anAbandonedVisitIsWipedAndEndsAtTheAttractPage()
    {
        Machine machine;
        machine.open(kResidence);
        machine.identify();
        machine.typeCode(u"123456");
        QTRY_VERIFY(machine.terminal.visit() && machine.terminal.visit()->journey().identified);
        machine.reader.setCard(false);
        QVERIFY(machine.reached<screen::Form>());
        machine.clock->advance(60s);
        QVERIFY(machine.screen<screen::Idle>());
        machine.terminal.stay();
        QVERIFY(machine.screen<screen::Form>()); // back where the citizen was
        machine.clock->advance(60s + 30s);
        QVERIFY(machine.reached<screen::Goodbye>());
        QVERIFY(!machine.terminal.visit());
        QTRY_COMPARE(machine.screen<screen::Goodbye>()->wiped, kWipeParts);
        machine.clock->advance(10s);
        QVERIFY(machine.screen<screen::Attract>());
        QCOMPARE(machine.counts().pending, 0);
    }
};
QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
