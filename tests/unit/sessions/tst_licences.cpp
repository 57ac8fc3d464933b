// SPDX-License-Identifier: Apache-2.0
// A citizen's own electronic licences: seen by him alone, and copied on paper as certificates are printed.
#include "fake_licences.h"
#include "terminal_machine.h"

#include <services/licence_functions.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Machine : TerminalMachine {
    Machine() { parts.licences = &licences; }
    void seeList()
    {
        open("licence-copies");
        QVERIFY(QTest::qWaitFor([&] { return reader.isAsked(); })); // nothing stands before the card
        reader.put(card());
        typeCode(u"123456");
        QVERIFY(QTest::qWaitFor([&] {
            const auto *page = screen<screen::LicenceList>();
            return page && page->licences;
        }));
    }
    void copy(const char *licence)
    {
        terminal.handle(act::Choose{QString::fromLatin1(licence)});
        QVERIFY(screen<screen::LicenceDetail>());
        terminal.handle(act::Print{});
    }
    FakeLicences licences;
};

} // namespace

class TestLicences : public QObject {
    Q_OBJECT
private slots:
    void onesOwnAreListedAndShownAndNothingIsPrintedUnasked()
    {
        Machine machine;
        machine.seeList();
        QCOMPARE(machine.licences.sessions, QStringList{QStringLiteral("s1")});
        QVERIFY(!machine.terminal.visit()->mayGoBack()); // the identity is not asked for again
        machine.terminal.handle(act::Choose{QStringLiteral("another's")});
        QVERIFY(machine.screen<screen::LicenceList>());
        machine.terminal.handle(act::Print{}); // no licence is open
        machine.terminal.handle(act::Choose{QStringLiteral("driving")});
        QVERIFY(machine.screen<screen::LicenceDetail>());
        machine.terminal.handle(act::Print{}); // it has run out
        QVERIFY(machine.screen<screen::LicenceDetail>());
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::LicenceList>());
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::Completed);
        QVERIFY(machine.portal.claims.isEmpty());
    }
    void aCopyIsAPrintClaimOfTheFunctionOnPlainPaper()
    {
        Machine machine;
        machine.seeList();
        machine.copy("register");
        QVERIFY(machine.reached<screen::Print>());
        QTRY_COMPARE(machine.documents.jobs.size(), 1);
        QCOMPARE(machine.portal.count(QStringLiteral("putPrintClaim")), 1);
        QCOMPARE(machine.documents.jobs[0], machine.portal.claims[0]);
        QCOMPARE(machine.portal.claimed.item, kLicenceCopies.toString());
        QCOMPARE(machine.portal.claimed.choice, QStringLiteral("register"));
        QCOMPARE(machine.screen<screen::Print>()->document, QStringLiteral("居民户口簿"));
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::Print>()->phase == screen::Print::Phase::Done; }));
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::Completed);
        QTRY_VERIFY(machine.portal.reports.contains(ClaimState::Printed));
    }
    void aCopyOfUnknownOutcomeStaysUncertain()
    {
        Machine machine;
        machine.documents.outcome = {hal::ActOutcome::Unknown, hal::PrintProof::None, {}, 0};
        machine.seeList();
        machine.copy("register");
        QVERIFY(QTest::qWaitFor([&] {
            const auto *print = machine.screen<screen::Print>();
            return print && print->phase == screen::Print::Phase::Uncertain;
        }));
        QTRY_VERIFY(machine.portal.reports.contains(ClaimState::Uncertain));
        QVERIFY(!machine.portal.reports.contains(ClaimState::Printed));
        QCOMPARE(machine.documents.jobs.size(), 1); // never again by itself
    }
    void withoutAPrinterTheyAreShownAllTheSame()
    {
        Machine machine;
        machine.parts.documentPrinter = nullptr;
        QVERIFY(machine.terminal.availability(*licenceFunctions().first()).offer == Availability::Offer::Normal);
        machine.seeList();
        machine.copy("register");
        QVERIFY(machine.screen<screen::LicenceDetail>());
        QCOMPARE(machine.screen<screen::LicenceDetail>()->printer, ErrorCode::NoDevice);
    }
    void whoTurnsBackFromACopyThatCannotBeHadSeesTheListAndGivesTheClaimBack()
    {
        Machine machine;
        for (int i = 0; i < 3; ++i)
            machine.portal.documentErrors.enqueue(ErrorCode::AnswerLost);
        machine.seeList();
        machine.copy("register");
        QVERIFY(machine.reached<screen::Fault>());
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.reached<screen::LicenceList>());
        QTRY_COMPARE(machine.portal.reports, QList<ClaimState>{ClaimState::Released});
        machine.portal.documentErrors.clear();
        QVERIFY(QTest::qWaitFor([&] { return machine.screen<screen::LicenceList>()->licences != nullptr; }));
        machine.copy("register");
        QTRY_COMPARE(machine.documents.jobs.size(), 1);
        QVERIFY(machine.portal.claims.last() == machine.documents.jobs[0]
                && machine.portal.claims.first() != machine.portal.claims.last());
    }
    void whatThePortalRefusesIsACalmPage()
    {
        Machine machine;
        machine.licences.error = Error{ErrorCode::PortalUnreachable, {}};
        machine.open("licence-copies");
        QVERIFY(QTest::qWaitFor([&] { return machine.reader.isAsked(); }));
        machine.reader.put(card());
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Fault>());
        machine.licences.error.reset();
        machine.terminal.handle(act::Again{});
        QVERIFY(machine.reached<screen::LicenceList>());
    }
};

QTEST_GUILESS_MAIN(TestLicences)
#include "tst_licences.moc"
