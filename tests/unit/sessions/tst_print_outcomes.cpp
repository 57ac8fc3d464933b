// SPDX-License-Identifier: Apache-2.0
// What became of paper when something went wrong on its way: a right that is asked for again is the same right, and
// what is not known is not said.
#include "terminal_machine.h"

#include <sessions/kept_claim.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

using namespace kiosk;
using Machine = kiosk::test::TerminalMachine;

namespace {

// What the audit says of paper receipts, from the file of a terminal that has ended.
QStringList receiptsIn(const QString &folder)
{
    QStringList told;
    SQLite::Database file(QDir(folder).filePath(QStringLiteral("store.db")).toStdString());
    SQLite::Statement entry(file, "SELECT outcome FROM audit WHERE event = 'receipt.printed' ORDER BY seq");
    while (entry.executeStep())
        told << QString::fromStdString(entry.getColumn(0).getString());
    return told;
}

} // namespace

class TestPrintOutcomes : public QObject {
    Q_OBJECT
private slots:
    void aClaimThatIsTriedAgainIsTheSameClaim_data()
    {
        QTest::addColumn<QList<ErrorCode>>("claimErrors");
        QTest::addColumn<QList<ErrorCode>>("documentErrors");
        const QList<ErrorCode> thrice(3, ErrorCode::AnswerLost);
        QTest::newRow("not reserved") << QList<ErrorCode>(3, ErrorCode::LinkBroken) << QList<ErrorCode>();
        QTest::newRow("reserved, and the document does not come") << QList<ErrorCode>() << thrice;
    }
    void aClaimThatIsTriedAgainIsTheSameClaim()
    {
        QFETCH(QList<ErrorCode>, claimErrors);
        QFETCH(QList<ErrorCode>, documentErrors);
        Machine machine;
        for (const ErrorCode error : claimErrors)
            machine.portal.claimErrors.enqueue(error);
        for (const ErrorCode error : documentErrors)
            machine.portal.documentErrors.enqueue(error);
        machine.open(test::kProperty);
        machine.choose();
        QVERIFY(machine.reached<screen::Fault>());
        machine.portal.claimErrors.clear();
        machine.terminal.handle(act::Again{});
        QVERIFY(machine.reached<screen::Print>());
        QTRY_COMPARE(machine.documents.jobs.size(), 1);
        const QSet<QString> ids(machine.portal.claims.cbegin(), machine.portal.claims.cend());
        QCOMPARE(ids, QSet<QString>{machine.documents.jobs[0]});
    }
    void aClaimThatIsGivenUpIsReleased()
    {
        Machine machine;
        for (int i = 0; i < 3; ++i)
            machine.portal.documentErrors.enqueue(ErrorCode::AnswerLost);
        machine.open(test::kProperty);
        machine.choose();
        QVERIFY(machine.reached<screen::Fault>());
        machine.terminal.handle(act::Leave{});
        QTRY_COMPARE(machine.portal.reports, QList<ClaimState>{ClaimState::Released});
    }

    void whatBecameOfAReceiptIsSaidAsItIs_data()
    {
        QTest::addColumn<hal::ActOutcome>("printed");
        QTest::addColumn<ErrorCode>("fault");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, hal::ActOutcome printed, ErrorCode fault, const char *told) {
            QTest::newRow(name) << printed << fault << QString::fromLatin1(told);
        };
        row("unplugged", hal::ActOutcome::Unknown, ErrorCode::LinkBroken, "unknown");
        row("late", hal::ActOutcome::Unknown, ErrorCode::TimedOut, "unknown");
        row("no answer", hal::ActOutcome::Unknown, ErrorCode::OutcomeUnknown, "unknown");
        row("paper out", hal::ActOutcome::NotCommitted, ErrorCode::PaperOut, "not-printed");
    }
    void whatBecameOfAReceiptIsSaidAsItIs()
    {
        QFETCH(hal::ActOutcome, printed);
        QFETCH(ErrorCode, fault);
        QFETCH(QString, told);
        QString folder;
        {
            Machine machine;
            machine.dir.setAutoRemove(false);
            folder = machine.dir.path();
            machine.receipts.outcome = {printed, fault};
            machine.open(test::kProperty);
            machine.choose();
            QTRY_VERIFY(machine.screen<screen::Print>()
                        && machine.screen<screen::Print>()->phase == screen::Print::Phase::Done);
            machine.terminal.handle(act::Proceed{});
            QTRY_VERIFY(machine.screen<screen::Done>() && machine.screen<screen::Done>()->smsSent);
            emit machine.receipts.confirmedLate(ActId::make(*machine.clock)); // somebody else's
            emit machine.receipts.confirmedLate(machine.receipts.acts.last());
            emit machine.receipts.confirmedLate(machine.receipts.acts.last()); // once
        }
        QCOMPARE(receiptsIn(folder), QStringList({told, QStringLiteral("printed-late")}));
        QVERIFY(QDir(folder).removeRecursively());
    }

    // The file says no at the moment of the outcome, and yes when the clock has gone on.
    void anOutcomeIsWrittenAsSoonAsTheDiskTakesIt()
    {
        test::StorePlace place;
        QVERIFY(place.open());
        place.file()->exec("CREATE TRIGGER not_now BEFORE UPDATE ON print_intents "
                           "WHEN NEW.state = 'printed' AND NEW.since = OLD.since BEGIN SELECT RAISE(ABORT, 'no'); END");
        QVERIFY(place.open());
        const ClaimStep step = test::reservedClaim(*place.clock);
        for (const ClaimState state : {ClaimState::Reserved, ClaimState::Fetched, ClaimState::Intent})
            QVERIFY(test::await(place.store->recordClaim(test::moved(step, state))));
        MachineParts machine;
        machine.clock = place.clock;
        machine.alarms = place.clock.get();
        machine.store = place.store.get();
        int firsts = 0;
        recordUntilKept(machine, test::moved(step, ClaimState::Printed, QStringLiteral("sensor")), place.store.get(),
                        [&firsts] { ++firsts; });
        QTRY_COMPARE(firsts, 1); // the visit goes on
        QTRY_COMPARE(place.clock->waiting(), 1);
        QVERIFY(!test::await(place.store->payload(step.claim.text() + QStringLiteral("/printed"))));
        place.clock->advance(kFirstClaimPause);
        QTRY_VERIFY(test::await(place.store->payload(step.claim.text() + QStringLiteral("/printed"))));
        QCOMPARE(place.clock->waiting(), 0);
        QCOMPARE(firsts, 1);
    }
};

QTEST_GUILESS_MAIN(TestPrintOutcomes)
#include "tst_print_outcomes.moc"
