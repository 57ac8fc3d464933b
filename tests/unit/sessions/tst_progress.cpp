// SPDX-License-Identifier: Apache-2.0
// How far a case is: by the ID card, by the number on the receipt, and what can be said while the portal is away.
#include "fake_cases.h"
#include "terminal_machine.h"

#include <services/progress_functions.h>

#include <QFile>
#include <QTemporaryDir>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using namespace kiosk::test;
using Complaint = screen::CaseCode::Complaint;
using Kind = screen::CaseAnswer::Kind;

namespace {

constexpr const char *kByCard = "case-progress";
constexpr const char *kByReceipt = "receipt-progress";

CaseLine line(const char *caseNo, CaseStage stage)
{
    CaseLine made;
    made.title = QStringLiteral("居住证申领");
    made.stage = stage;
    made.caseNo = QString::fromLatin1(caseNo);
    made.item = QString::fromLatin1(kResidence);
    return made;
}

struct Machine : TerminalMachine {
    Machine()
    {
        parts.cases = &cases;
        cases.list.cases = {line("CH20260313000002", CaseStage::NeedsFix), line("CH20260313000001", CaseStage::Done)};
        scanner.online();
    }
    void lookFor(const QString &number)
    {
        terminal.handle(act::Type{number});
        terminal.handle(act::Proceed{});
    }
    std::optional<Complaint> complaint() const
    {
        const auto *page = screen<screen::CaseCode>();
        return page ? page->complaint : std::nullopt;
    }
    bool complains(Complaint about)
    {
        return QTest::qWaitFor([&] { return complaint() == about; });
    }
    // The visit over, and home again.
    void comeAgain()
    {
        reader.setCard(false);
        terminal.handle(act::Leave{});
        QVERIFY(QTest::qWaitFor([&] {
            const auto *page = screen<screen::Goodbye>();
            return page && page->secondsLeft >= 0; // all is wiped, and the seconds are counted down
        }));
        clock->advance(10s);
        QVERIFY(reached<screen::Attract>());
        terminal.enter();
    }
    QStringList said() // of progress.asked in the audit, with its object
    {
        counts(); // everything asked before is written
        // of a copy: the store keeps its file to itself
        const QTemporaryDir copy;
        for (const char *part : {"store.db", "store.db-wal"})
            QFile::copy(dir.filePath(QLatin1String(part)), copy.filePath(QLatin1String(part)));
        SQLite::Database audit(copy.filePath(QStringLiteral("store.db")).toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Statement row(audit, "SELECT outcome, object FROM audit WHERE event = 'progress.asked' ORDER BY seq");
        QStringList all;
        while (row.executeStep())
            all << QString::fromStdString(row.getColumn(0).getString() + " " + row.getColumn(1).getString());
        return all;
    }
    FakeCases cases;
    FakeScanner scanner;
};

} // namespace

class TestProgress : public QObject {
    Q_OBJECT
private slots:
    void aCitizenSeesHisCasesAndOneInFull()
    {
        Machine machine;
        machine.open(kByCard);
        QVERIFY(QTest::qWaitFor([&] { return machine.reader.isAsked(); })); // nothing stands before the card
        machine.reader.put(card());
        machine.typeCode(u"123456");
        QVERIFY(QTest::qWaitFor([&] {
            const auto *page = machine.screen<screen::CaseList>();
            return page && page->cases;
        }));
        QCOMPARE(machine.cases.sessions, QStringList{QStringLiteral("s1")});
        QCOMPARE(machine.screen<screen::CaseList>()->cases->cases.size(), size_t(2));
        QVERIFY(!machine.terminal.visit()->mayGoBack());                          // the identity is not asked for again
        machine.terminal.handle(act::Choose{QStringLiteral("CH20260313000009")}); // not on the list
        machine.terminal.handle(act::Choose{QStringLiteral("CH20260313000002")});
        QVERIFY(machine.reached<screen::CaseDetail>());
        QCOMPARE(machine.screen<screen::CaseDetail>()->standing->caseNo, QStringLiteral("CH20260313000002"));
        QVERIFY(machine.terminal.visit()->mayGoBack());
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::CaseList>());
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::Completed);
        QTRY_COMPARE(machine.portal.count(QStringLiteral("closeSession")), 1);
        QCOMPARE(machine.said(), (QStringList{QStringLiteral("listed "), QStringLiteral("shown ")}));
    }
    void aCaseThatWaitsHereIsKnownWithoutThePortal()
    {
        Machine machine;
        machine.portal.holdsAnswers = true; // sealed, and no answer
        machine.handIn();
        QVERIFY(QTest::qWaitFor([&] { return machine.counts().pendingCases == 1; }));
        machine.clock->advance(4s);
        QVERIFY(machine.reached<screen::Done>());
        const QString code = machine.screen<screen::Done>()->receiptCode;
        machine.portal.holdsAnswers = false; // the session can be closed
        QVERIFY(QTest::qWaitFor([&] { return machine.terminal.visit()->journey().at.step == u"done"; }));
        machine.comeAgain();
        machine.portal.setReachability(Reachability::Offline);
        machine.cases.error = Error{ErrorCode::PortalUnreachable, {}};
        machine.terminal.open(QString::fromLatin1(kByCard)); // needs the portal: not begun
        QVERIFY(machine.screen<screen::Home>());
        machine.terminal.open(QString::fromLatin1(kByReceipt));
        QVERIFY(machine.screen<screen::CaseCode>());
        machine.lookFor(code.toLower().remove(u'-')); // as people type it
        QVERIFY(machine.reached<screen::CaseAnswer>());
        const auto *answer = machine.screen<screen::CaseAnswer>();
        QCOMPARE(answer->kind, Kind::WaitingHere);
        QCOMPARE(answer->glimpse.title, QStringLiteral("居住证申领"));
        QVERIFY(machine.cases.lookups.isEmpty());
        QCOMPARE(machine.said(), QStringList{QStringLiteral("waiting-here ") + code.toLower()});

        machine.terminal.handle(act::Again{}); // another number, of which nothing is known here
        QVERIFY(machine.screen<screen::CaseCode>() && machine.screen<screen::CaseCode>()->entry.isEmpty());
        machine.lookFor(ReceiptCode::make(u"CH")->text());
        QVERIFY(machine.reached<screen::CaseAnswer>());
        QCOMPARE(machine.screen<screen::CaseAnswer>()->kind, Kind::Away);
        QVERIFY(machine.screen<screen::CaseAnswer>()->glimpse.title.isEmpty());
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::Completed); // who asked has his answer
    }
    void whatThePortalHasConfirmedIsStillSaidWhenItIsAway()
    {
        Machine machine;
        machine.handIn();
        QVERIFY(machine.reached<screen::Done>());
        QVERIFY(QTest::qWaitFor([&] { return machine.counts().acknowledged > 0; }));
        const QString code = machine.screen<screen::Done>()->receiptCode;
        machine.comeAgain();
        machine.cases.error = Error{ErrorCode::AnswerLost, {}};
        machine.terminal.open(QString::fromLatin1(kByReceipt));
        machine.lookFor(code);
        QVERIFY(machine.reached<screen::CaseAnswer>());
        QCOMPARE(machine.screen<screen::CaseAnswer>()->kind, Kind::ReceivedByPortal);
        QCOMPARE(machine.cases.lookups, QStringList{code}); // it was asked all the same
        machine.cases.error.reset();
        machine.terminal.handle(act::Again{});
        machine.lookFor(code);
        QVERIFY(machine.reached<screen::CaseAnswer>());
        QCOMPARE(machine.screen<screen::CaseAnswer>()->kind, Kind::AtPortal);
    }
    void aNumberThatDoesNotAddUpIsSaidBeforeAnybodyIsAsked_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Complaint>("complaint");
        QTest::addColumn<int>("missing");
        QTest::newRow("nothing") << QString() << Complaint::TooShort << 11;
        QTest::newRow("part of a code") << QStringLiteral("ch-7q4m") << Complaint::TooShort << 5;
        QTest::newRow("another check character") << QStringLiteral("CH-7Q4M-2KD9-Y") << Complaint::NoNumber << 0;
        QTest::newRow("another district") << QStringLiteral("XX-7Q4M-2KD9-X") << Complaint::NoNumber << 0;
        QTest::newRow("part of a case number") << QStringLiteral("CH20260313 0001") << Complaint::TooShort << 2;
        QTest::newRow("letters in a case number") << QStringLiteral("CH2026031300000A") << Complaint::NoNumber << 0;
        QTest::newRow("too long") << QStringLiteral("CH202603130000012") << Complaint::NoNumber << 0;
    }
    void aNumberThatDoesNotAddUpIsSaidBeforeAnybodyIsAsked()
    {
        QFETCH(QString, typed);
        QFETCH(Complaint, complaint);
        QFETCH(int, missing);
        Machine machine;
        machine.open(kByReceipt);
        machine.lookFor(typed);
        QVERIFY(machine.complaint() == complaint);
        if (missing > 0)
            QCOMPARE(machine.screen<screen::CaseCode>()->missing, missing);
        QVERIFY(machine.cases.lookups.isEmpty());
        machine.terminal.handle(act::Type{typed + u'1'});
        QVERIFY(!machine.complaint()); // it goes as soon as something is mended
        QVERIFY(machine.said().isEmpty());
    }
    void whatDoesNotExistAndTooManyNumbersAreSaidCalmly()
    {
        Machine machine;
        machine.open(kByReceipt);
        machine.cases.error
            = Error{ErrorCode::PortalRefused, QStringLiteral("problem case-unknown status=404 retry=none")};
        machine.lookFor(QStringLiteral("ch 2026 0313 000001"));
        QVERIFY(machine.complains(Complaint::Unknown));
        QCOMPARE(machine.cases.lookups, QStringList{QStringLiteral("CH20260313000001")});
        machine.cases.error = Error{ErrorCode::PortalRefused,
                                    QStringLiteral("problem lookup-quota status=429 retry=after retryAfterS=200")};
        machine.lookFor(QStringLiteral("CH20260313000002"));
        QVERIFY(machine.complains(Complaint::TooOften));
        QCOMPARE(machine.screen<screen::CaseCode>()->waitMinutes, 4);
        QCOMPARE(machine.screen<screen::CaseCode>()->entry, QStringLiteral("CH20260313000002")); // what was typed stays
        // a case number is no word for the audit
        QCOMPARE(machine.said(), (QStringList{QStringLiteral("unknown "), QStringLiteral("too-often ")}));
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.reached<screen::Goodbye>());
    }
    void aReceiptIsHeldBeforeTheScannerInsteadOfTyped()
    {
        Machine machine;
        machine.parts.codeScanner = &machine.scanner;
        machine.open(kByReceipt);
        QVERIFY(machine.screen<screen::CaseCode>()->scanner && machine.scanner.isAsked());
        machine.scanner.hold(u"no receipt at all");
        QVERIFY(QTest::qWaitFor([&] { return machine.complaint().has_value(); }));
        QVERIFY(machine.scanner.isAsked()); // it goes on looking
        const QString code = ReceiptCode::make(u"CH")->text();
        machine.scanner.hold(code);
        QVERIFY(machine.reached<screen::CaseAnswer>());
        QCOMPARE(machine.cases.lookups, QStringList{code});
        QVERIFY(machine.scanner.cancels > 0); // nothing more is read behind the answer
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QTRY_COMPARE(machine.scanner.claimedBy(), QString());
    }
    void withoutAScannerTheNumberIsTyped()
    {
        Machine machine;
        machine.open(kByReceipt);
        QVERIFY(!machine.screen<screen::CaseCode>()->scanner);
        QCOMPARE(machine.terminal.trouble(QStringLiteral("scanner")), ErrorCode::NoDevice);
    }
    void noPortalNeedsToListWhatTheMachineDoesByItself()
    {
        Machine machine;
        using Offer = Availability::Offer;
        const auto offered = [&](QStringView id) { return machine.terminal.availability(*terminalFunction(id)).offer; };
        machine.terminal.setListed({}); // no item at all
        QCOMPARE(offered(kCaseProgress), Offer::Normal);
        QCOMPARE(offered(kReceiptProgress), Offer::Normal);
        machine.portal.setReachability(Reachability::Offline);
        QCOMPARE(offered(kCaseProgress), Offer::No);
        QCOMPARE(offered(kReceiptProgress), Offer::Normal);
        machine.terminal.setLocked(true);
        QCOMPARE(offered(kReceiptProgress), Offer::No);
    }
};

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
