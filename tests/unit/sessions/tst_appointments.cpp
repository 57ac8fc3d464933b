// SPDX-License-Identifier: Apache-2.0
// A time at a window: booked once whatever becomes of the answers, taken home, cancelled, and come with.
#include "fake_hall.h"
#include "terminal_machine.h"

#include <QFile>
#include <QTemporaryDir>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using namespace kiosk::test;
using Phase = screen::Appointment::Phase;
using Paper = screen::Appointment::Paper;
using Coming = screen::Appointment::Coming;

namespace {

constexpr const char *kBook = "appointment-book";
constexpr const char *kList = "appointment-list";
constexpr const char *kQueue = "queue-ticket";
const QDate Today(2026, 3, 12); // of the virtual clock, at 10:24

struct Machine : TerminalMachine {
    Machine() { parts.hall = &hall; }
    void identifyFor(const char *function)
    {
        open(function);
        QVERIFY(QTest::qWaitFor([&] { return reader.isAsked(); }));
        reader.put(card());
        typeCode(u"123456");
    }
    template <typename S> bool holds(const std::function<bool(const S &)> &is)
    {
        return QTest::qWaitFor([&] { return screen<S>() && is(*screen<S>()); }, 3000);
    }
    bool phase(Phase wanted)
    {
        return holds<screen::Appointment>([&](const screen::Appointment &page) { return page.phase == wanted; });
    }
    // What follows from an alarm that may not be set yet.
    bool inTime(const std::function<bool()> &is)
    {
        return QTest::qWaitFor([&] { return is() || (clock->advance(1s), is()); }, 3000);
    }
    void choose(const QString &id) { terminal.handle(act::Choose{id}); }
    void proceed() { terminal.handle(act::Proceed{}); }
    // As far as the question whether to book 11:00 of tomorrow.
    void chooseTime()
    {
        identifyFor(kBook);
        QVERIFY(reached<screen::AppointmentItems>());
        choose(catalogue.service(QString::fromLatin1(kResidence))->department.zh);
        choose(QString::fromLatin1(kResidence));
        QVERIFY(reached<screen::AppointmentTimes>());
        choose(QStringLiteral("2026-03-13"));
        QVERIFY(holds<screen::AppointmentTimes>([](const auto &page) { return page.times != nullptr; }));
        choose(QStringLiteral("11:00"));
        proceed();
        QVERIFY(phase(Phase::Confirming));
    }
    Appointment booked(QTime start)
    {
        return {AppointmentId::make(*clock),
                QString::fromLatin1(kResidence),
                {Today, start},
                QStringLiteral("Y0001"),
                QStringLiteral("三号窗口")};
    }
    // One of the citizen's own, opened.
    void look(QTime start)
    {
        hall.mine = {booked(start)};
        identifyFor(kList);
        QVERIFY(holds<screen::AppointmentList>([](const auto &page) { return page.mine != nullptr; }));
        choose(hall.mine.front().id.text());
        QVERIFY(phase(Phase::Shown));
    }
    QStringList said() // of appointment.moved in the audit
    {
        counts(); // everything asked before is written
        const QTemporaryDir copy;
        for (const char *part : {"store.db", "store.db-wal"})
            QFile::copy(dir.filePath(QLatin1String(part)), copy.filePath(QLatin1String(part)));
        SQLite::Database audit(copy.filePath(QStringLiteral("store.db")).toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Statement row(audit, "SELECT outcome FROM audit WHERE event = 'appointment.moved' ORDER BY seq");
        QStringList all;
        while (row.executeStep())
            all << QString::fromStdString(row.getColumn(0).getString());
        return all;
    }
    bool ends(EndReason reason)
    {
        return holds<screen::Goodbye>([&](const screen::Goodbye &page) { return page.reason == reason; });
    }
    FakeHall hall;
};

bool isOnPaper(const hal::ReceiptDocument &paper, const QString &text)
{
    return std::any_of(paper.elements.begin(), paper.elements.end(), [&](const hal::ReceiptElement &element) {
        const auto *line = std::get_if<hal::ReceiptText>(&element);
        const auto *pair = std::get_if<hal::ReceiptPair>(&element);
        return (line && line->text.contains(text)) || (pair && pair->value.contains(text));
    });
}

} // namespace

class TestAppointments : public QObject {
    Q_OBJECT
private slots:
    void aTimeIsChosenBookedAndTakenHome()
    {
        Machine machine;
        machine.chooseTime();
        QCOMPARE(machine.hall.asked.last(), QStringLiteral("residence-permit-application 2026-03-13"));
        QVERIFY(machine.hall.puts.isEmpty()); // nothing is booked before the citizen said yes
        machine.proceed();
        QVERIFY(machine.phase(Phase::Booked));
        QVERIFY(machine.holds<screen::Appointment>([](const auto &page) { return page.paper == Paper::Printed; }));
        QCOMPARE(machine.screen<screen::Appointment>()->appointment.number, QStringLiteral("Y0042"));
        QCOMPARE(machine.hall.mine.size(), size_t(1));
        QVERIFY(machine.hall.mine[0].time == (AppointmentTime{Today.addDays(1), QTime(11, 0)}));
        QCOMPARE(machine.receipts.printed.size(), 1);
        const auto &paper = machine.receipts.printed.first();
        const ServicePtr item = machine.catalogue.service(QString::fromLatin1(kResidence));
        for (const QString &text :
             {QStringLiteral("Y0042"), QStringLiteral("2026-03-13 11:00"), QStringLiteral("三号窗口"), item->title.zh,
              item->bring.zh, QStringLiteral("10:30–11:10")})
            QVERIFY2(isOnPaper(paper, text), qPrintable(text));
        QVERIFY(!isOnPaper(paper, QStringLiteral("林例")));
        QVERIFY(!machine.terminal.visit()->mayGoBack());
        machine.reader.setCard(false);
        machine.proceed();
        QVERIFY(machine.ends(EndReason::Completed));
        QCOMPARE(machine.said(), (QStringList{QStringLiteral("booked"), QStringLiteral("printed")}));
    }
    void backLeadsThroughThePagesAndWhoLeavesHasBookedNothing()
    {
        Machine machine;
        machine.chooseTime();
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::AppointmentTimes>());
        QCOMPARE(machine.screen<screen::AppointmentTimes>()->day, Today.addDays(1));
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::AppointmentItems>());
        QVERIFY(!machine.screen<screen::AppointmentItems>()->department.isEmpty());
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::AppointmentItems>()->department.isEmpty());
        QVERIFY(!machine.terminal.visit()->mayGoBack()); // the identity is not asked for again
        machine.reader.setCard(false);
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QVERIFY(machine.screen<screen::Goodbye>()->reason != EndReason::Completed);
        QVERIFY(machine.hall.puts.isEmpty() && machine.hall.givenUp.isEmpty());
    }
    void whatIsFullCannotBeChosen()
    {
        Machine machine;
        machine.chooseTime();
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.holds<screen::AppointmentTimes>([](const auto &page) { return page.times != nullptr; }));
        for (const char *text : {"09:00", "11:10", "2026-04-30", "nonsense"})
            machine.choose(QString::fromLatin1(text));
        QVERIFY(!machine.screen<screen::AppointmentTimes>()->chosen.isValid());
        machine.proceed();
        QVERIFY(machine.screen<screen::AppointmentTimes>());
    }
    void whatThePortalGivesNoTimesForIsSaid()
    {
        Machine machine;
        machine.hall.timesError
            = Error{ErrorCode::PortalRefused, QStringLiteral("problem item-unknown status=404 retry=resync")};
        machine.identifyFor(kBook);
        QVERIFY(machine.reached<screen::AppointmentItems>());
        machine.choose(machine.catalogue.service(QString::fromLatin1(kResidence))->department.zh);
        machine.choose(QString::fromLatin1(kResidence));
        QVERIFY(machine.holds<screen::AppointmentTimes>([](const auto &page) { return page.unbookable; }));
        QVERIFY(machine.terminal.visit()->mayGoBack());
    }
    void whereSomebodyWasQuickerTheNextAreOffered()
    {
        Machine machine;
        machine.chooseTime();
        machine.hall.putError = Error{ErrorCode::PortalRefused,
                                      QStringLiteral("problem slot-taken status=409 retry=ask-user "
                                                     "next=2026-03-13T11:30,2026-03-13T12:00,2026-03-14T09:00")};
        machine.proceed();
        QVERIFY(machine.phase(Phase::Taken));
        QCOMPARE(machine.screen<screen::Appointment>()->instead.size(), 3);
        machine.hall.putError.reset();
        machine.choose(QStringLiteral("2026-03-13T15:00:00")); // not offered
        QVERIFY(machine.phase(Phase::Taken));
        machine.choose(QStringLiteral("2026-03-14T09:00:00"));
        QVERIFY(machine.phase(Phase::Confirming)); // the citizen says yes to this one as well
        machine.proceed();
        QVERIFY(machine.phase(Phase::Booked));
        QVERIFY(machine.hall.mine[0].time == (AppointmentTime{QDate(2026, 3, 14), QTime(9, 0)}));
        QVERIFY(machine.hall.puts[0] != machine.hall.puts[1]); // the id of what was refused is not used again
        QVERIFY(machine.hall.givenUp.isEmpty());
    }
    void aLostAnswerIsAskedForAndNothingIsBookedTwice()
    {
        Machine machine;
        machine.chooseTime();
        machine.hall.putError = Error{ErrorCode::AnswerLost, {}};
        machine.hall.putErrors = 2;
        machine.proceed();
        QVERIFY(machine.phase(Phase::Checking));
        QVERIFY(machine.terminal.isWorking()); // nobody walks away from what may be booked
        QVERIFY(!machine.terminal.visit()->mayLeave());
        QVERIFY(machine.inTime([&] { return machine.screen<screen::Appointment>()->phase == Phase::Booked; }));
        QCOMPARE(machine.hall.puts.size(), 3);
        QCOMPARE(QSet<AppointmentId>(machine.hall.puts.begin(), machine.hall.puts.end()).size(), 1);
        QCOMPARE(machine.hall.mine.size(), size_t(1));
        QVERIFY(machine.hall.givenUp.isEmpty());
    }
    void whatStaysUnansweredIsGivenUpUntilThePortalHasHeardIt()
    {
        Machine machine;
        machine.chooseTime();
        machine.hall.putError = Error{ErrorCode::AnswerLost, {}};
        machine.hall.giveUpErrors = 2;
        machine.proceed();
        QVERIFY(machine.phase(Phase::Checking));
        QVERIFY(QTest::qWaitFor([&] {
            if (machine.screen<screen::Appointment>()->phase == Phase::Checking)
                machine.clock->advance(2s);
            return machine.screen<screen::Appointment>()->phase == Phase::GivenUp;
        }));
        const AppointmentId lost = machine.hall.puts.first();
        QCOMPARE(machine.hall.mine.size(), size_t(1)); // it had been booked, and the answer was lost
        machine.hall.putError.reset();
        machine.proceed(); // try again
        QVERIFY(machine.phase(Phase::Confirming));
        machine.reader.setCard(false);
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QTRY_COMPARE(machine.hall.givenUp.size(), 1);
        QVERIFY(machine.inTime([&] { return machine.hall.givenUp.size() == 3; })); // also when the visit is over
        QCOMPARE(machine.hall.givenUp.last(), lost);
        QVERIFY(machine.hall.mine.empty());
        machine.clock->advance(10min);
        QCOMPARE(machine.hall.givenUp.size(), 3); // it was heard
        QCOMPARE(machine.said(), QStringList{QStringLiteral("given-up")});
    }
    void withoutALineNothingWasSentAndNothingIsGivenUp()
    {
        Machine machine;
        machine.chooseTime();
        machine.hall.putError = Error{ErrorCode::PortalUnreachable, {}};
        machine.proceed();
        QVERIFY(machine.reached<screen::Fault>());
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::PortalUnreachable);
        QCOMPARE(machine.hall.puts.size(), 1);
        QVERIFY(machine.hall.givenUp.isEmpty());
    }
    void withoutPaperTheNumberStandsOnTheScreen()
    {
        Machine machine;
        machine.receipts.outcome = {hal::ActOutcome::NotCommitted, ErrorCode::PaperOut};
        machine.chooseTime();
        machine.proceed();
        QVERIFY(machine.phase(Phase::Booked));
        QVERIFY(machine.holds<screen::Appointment>([](const auto &page) { return page.paper == Paper::OnScreenOnly; }));
        QCOMPARE(machine.screen<screen::Appointment>()->appointment.number, QStringLiteral("Y0042"));
        QCOMPARE(machine.hall.mine.size(), size_t(1));
        QCOMPARE(machine.said(), (QStringList{QStringLiteral("booked"), QStringLiteral("not-printed")}));
    }
    void onesOwnAreListedAndOneIsCancelled()
    {
        Machine machine;
        machine.look(QTime(15, 0));
        QCOMPARE(machine.hall.sessions, QStringList{QStringLiteral("s1")});
        QVERIFY(machine.terminal.visit()->mayGoBack());
        machine.terminal.handle(act::GiveBack{});
        QVERIFY(machine.phase(Phase::CancelAsked));
        QVERIFY(machine.hall.cancelled.isEmpty()); // asked first
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.phase(Phase::Shown));
        machine.terminal.handle(act::GiveBack{});
        machine.proceed();
        QVERIFY(
            machine.holds<screen::AppointmentList>([](const auto &page) { return page.mine && page.mine->empty(); }));
        QVERIFY(machine.screen<screen::AppointmentList>()->cancelled);
        QCOMPARE(machine.hall.cancelled.size(), 1);
        QCOMPARE(machine.said(),
                 (QStringList{QStringLiteral("listed"), QStringLiteral("cancelled"), QStringLiteral("listed")}));
        machine.reader.setCard(false);
        machine.proceed();
        QVERIFY(machine.ends(EndReason::Completed));
    }
    void anUnansweredCancellationIsLookedUpInTheList()
    {
        Machine machine;
        machine.look(QTime(15, 0));
        machine.hall.cancelError = Error{ErrorCode::AnswerLost, {}};
        machine.terminal.handle(act::GiveBack{});
        machine.proceed();
        QVERIFY(machine.reached<screen::Fault>());
        machine.terminal.handle(act::Again{});
        QVERIFY(
            machine.holds<screen::AppointmentList>([](const auto &page) { return page.mine && page.mine->empty(); }));
    }
    void whoComesInTimeGetsAPlaceInTheQueue()
    {
        Machine machine;
        machine.look(QTime(10, 30));
        QCOMPARE(machine.screen<screen::Appointment>()->coming, Coming::Now);
        machine.proceed();
        QVERIFY(machine.phase(Phase::Arrived));
        QVERIFY(machine.holds<screen::Appointment>([](const auto &page) { return page.paper == Paper::Printed; }));
        const auto *page = machine.screen<screen::Appointment>();
        QVERIFY(page->ticket->number == u"A023" && page->ticket->waiting == 4);
        const auto &paper = machine.receipts.printed.first();
        for (const char *text : {"A023", "三号窗口", "4"})
            QVERIFY(isOnPaper(paper, QString::fromUtf8(text)));
        QCOMPARE(machine.said(),
                 (QStringList{QStringLiteral("listed"), QStringLiteral("arrived"), QStringLiteral("printed")}));
        machine.reader.setCard(false);
        machine.proceed();
        QVERIFY(machine.ends(EndReason::Completed));
    }
    void withoutPaperTheQueueNumberStandsOnTheScreen()
    {
        Machine machine;
        machine.parts.receiptPrinter = nullptr;
        machine.look(QTime(10, 30));
        machine.proceed();
        QVERIFY(machine.phase(Phase::Arrived));
        QCOMPARE(machine.screen<screen::Appointment>()->paper, Paper::OnScreenOnly);
        QCOMPARE(machine.screen<screen::Appointment>()->ticket->number, QStringLiteral("A023"));
    }
    void whoComesTooEarlyOrTooLateIsNotCheckedIn_data()
    {
        QTest::addColumn<QTime>("start"); // it is 10:24
        QTest::addColumn<Coming>("coming");
        QTest::newRow("31 minutes before") << QTime(10, 55) << Coming::TooEarly;
        QTest::newRow("half an hour before") << QTime(10, 54) << Coming::Now;
        QTest::newRow("ten minutes after") << QTime(10, 14) << Coming::Now;
        QTest::newRow("eleven minutes after") << QTime(10, 13) << Coming::TooLate;
    }
    void whoComesTooEarlyOrTooLateIsNotCheckedIn()
    {
        QFETCH(QTime, start);
        QFETCH(Coming, coming);
        Machine machine;
        machine.look(start);
        QCOMPARE(machine.screen<screen::Appointment>()->coming, coming);
        machine.reader.setCard(false);
        machine.proceed();
        if (coming == Coming::Now) {
            QVERIFY(machine.phase(Phase::Arrived));
        } else {
            QVERIFY(machine.ends(EndReason::Completed));
            QVERIFY(machine.hall.arrivals.isEmpty());
        }
    }
    void thePortalsClockDecidesWhetherItIsTime()
    {
        Machine machine;
        machine.look(QTime(10, 30));
        machine.hall.arrivalError
            = Error{ErrorCode::PortalRefused, QStringLiteral("problem too-early status=409 retry=ask-user")};
        machine.proceed();
        QTRY_COMPARE(machine.screen<screen::Appointment>()->coming, Coming::TooEarly);
        QCOMPARE(machine.screen<screen::Appointment>()->phase, Phase::Shown);
        QVERIFY(machine.receipts.printed.isEmpty());
    }
    void whoHasComeBeforeSeesTheSamePlaceAndCannotCancel()
    {
        Machine machine;
        machine.hall.mine = {machine.booked(QTime(9, 0))};
        machine.hall.mine[0].arrived = true;
        machine.identifyFor(kList);
        QVERIFY(machine.holds<screen::AppointmentList>([](const auto &page) { return page.mine != nullptr; }));
        machine.choose(QStringLiteral("01958d56-1a10-7b32-8c4e-7e1a5b6c8d99")); // not on the list
        QVERIFY(machine.screen<screen::AppointmentList>());
        machine.choose(machine.hall.mine.front().id.text());
        QVERIFY(machine.phase(Phase::Shown));
        machine.terminal.handle(act::GiveBack{});
        QVERIFY(machine.phase(Phase::Shown));
        machine.proceed(); // also long after the time
        QVERIFY(machine.phase(Phase::Arrived));
    }
    void whoHasNoAppointmentTakesANumberWithoutAnyIdentity()
    {
        Machine machine;
        machine.open(kQueue);
        QVERIFY(machine.reached<screen::AppointmentItems>());
        QVERIFY(machine.screen<screen::AppointmentItems>()->isQueue);
        machine.hall.ticketError = Error{ErrorCode::AnswerLost, {}};
        machine.hall.ticketErrors = 2;
        machine.choose(machine.catalogue.service(QString::fromLatin1(kResidence))->department.zh);
        machine.choose(QString::fromLatin1(kResidence));
        QVERIFY(machine.phase(Phase::CheckingIn));
        QTRY_COMPARE(machine.hall.tickets.size(), 1);
        QVERIFY(machine.inTime([&] { return machine.screen<screen::Appointment>()->phase == Phase::Arrived; }));
        QCOMPARE(machine.hall.tickets.size(), 3);
        QCOMPARE(QSet<TicketId>(machine.hall.tickets.begin(), machine.hall.tickets.end()).size(), 1);
        QVERIFY(machine.holds<screen::Appointment>([](const auto &page) { return page.paper == Paper::Printed; }));
        QVERIFY(isOnPaper(machine.receipts.printed.first(), QStringLiteral("A024")));
        QVERIFY(!machine.reader.isAsked());
        machine.proceed();
        QVERIFY(machine.ends(EndReason::Completed));
        QCOMPARE(machine.said(), (QStringList{QStringLiteral("queued"), QStringLiteral("printed")}));
    }
    void aNumberThatNobodyAnswersForIsNotShown()
    {
        Machine machine;
        machine.open(kQueue);
        machine.hall.ticketError = Error{ErrorCode::AnswerLost, {}};
        machine.hall.ticketErrors = 1000;
        machine.choose(machine.catalogue.service(QString::fromLatin1(kResidence))->department.zh);
        machine.choose(QString::fromLatin1(kResidence));
        QVERIFY(QTest::qWaitFor([&] {
            if (machine.screen<screen::Appointment>())
                machine.clock->advance(2s);
            return machine.screen<screen::Fault>() != nullptr;
        }));
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::PortalUnreachable);
        QVERIFY(machine.receipts.printed.isEmpty());
    }
    void withoutThePortalNeitherIsBegun()
    {
        Machine machine;
        machine.portal.setReachability(Reachability::Offline);
        for (const char *function : {kBook, kList, kQueue}) {
            const auto offered = machine.terminal.availability(*terminalFunction(QString::fromLatin1(function)));
            QCOMPARE(offered.offer, Availability::Offer::No);
            QVERIFY(offered.portalMissing);
        }
        machine.open(kBook);
        QVERIFY(machine.screen<screen::Home>());
    }
};

QTEST_GUILESS_MAIN(TestAppointments)
#include "tst_appointments.moc"
