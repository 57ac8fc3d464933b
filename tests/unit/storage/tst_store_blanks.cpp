// SPDX-License-Identifier: Apache-2.0
// Sheets with printed numbers: each is in one place, whatever happened to its claim.
#include <support/await.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QSignalSpy>
#include <QTest>

using namespace kiosk;
using kiosk::test::refused;
using test::await;
using test::clerks;
using test::codeOf;
using test::moved;

namespace {

const QString kind = QStringLiteral("title-certificate");

struct Place : test::StorePlace {
    Result<BlankIssueId> issue(const char *first, const char *last)
    {
        return await(store->issueBlanks({kind, QLatin1String(first), QLatin1String(last)}, clerks("")));
    }
    ClaimStep claim() const
    {
        ClaimStep step = test::reservedClaim(*clock);
        step.blankKind = kind;
        return step;
    }
    Result<ClaimStep> claimAt(ClaimState state, const char *proof = "")
    {
        const ClaimStep step = claim();
        KIOSK_TRY(await(store->recordClaim(step)));
        KIOSK_TRY(await(store->recordClaim(moved(step, ClaimState::Fetched))));
        KIOSK_TRY(await(store->recordClaim(moved(step, ClaimState::Intent))));
        if (state != ClaimState::Intent)
            KIOSK_TRY(await(store->recordClaim(moved(step, state, QLatin1String(proof)))));
        return step;
    }
    BlankCount count() const
    {
        const auto counts = await(store->blanks());
        return counts && counts->size() == 1 ? counts->first() : BlankCount();
    }
    QString reported(const ClaimStep &step, const char *state) const
    {
        const auto payload = await(store->payload(step.claim.text() + u'/' + QLatin1String(state)));
        return payload ? decodedPrintReport(*payload).value().blankSerial : QStringLiteral("no row");
    }
};

} // namespace

class TestStoreBlanks : public QObject {
    Q_OBJECT
private slots:
    void eachClaimTakesTheNextSheetAndTellsItsNumber()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(place.issue("D0012009", "D0012012"));
        const auto first = place.claimAt(ClaimState::Printed, "sensor");
        const auto second = place.claimAt(ClaimState::Spoiled);
        QVERIFY(first && second);
        QCOMPARE(place.reported(*first, "intent"), QStringLiteral("D0012009"));
        QCOMPARE(place.reported(*first, "printed"), QStringLiteral("D0012009"));
        QCOMPARE(place.reported(*second, "spoiled"), QStringLiteral("D0012010"));
        const BlankCount now = place.count();
        QVERIFY(now.balances());
        QCOMPARE(QList<qint64>({now.issued, now.inTray, now.printed, now.spoiled}), QList<qint64>({4, 2, 1, 1}));
    }
    void aSheetThatThePrinterNeverTookStaysOnTop()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(place.issue("D0001", "D0002"));
        const auto refusedByPrinter = place.claimAt(ClaimState::Released);
        QVERIFY(refusedByPrinter);
        QCOMPARE(place.reported(*refusedByPrinter, "released"), QString());
        QCOMPARE(place.count().inTray, 2);
        const auto next = place.claimAt(ClaimState::Printed, "sensor");
        QCOMPARE(place.reported(*next, "printed"), QStringLiteral("D0001"));
    }
    void noClaimIsSpentWithoutASheetForIt()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(place.issue("D0001", "D0001"));
        const ClaimStep one = place.claim();
        QVERIFY(await(place.store->recordClaim(one)));
        QCOMPARE(codeOf(await(place.store->recordClaim(place.claim()))), ErrorCode::PaperOut); // it is spoken for
        QVERIFY(await(place.store->recordClaim(moved(one, ClaimState::Released))));
        QVERIFY(place.claimAt(ClaimState::Printed, "sensor"));
        QCOMPARE(codeOf(place.claimAt(ClaimState::Printed, "sensor")), ErrorCode::PaperOut);
    }
    void aSheetTakenOutUnderAReservedClaimEndsItBeforeTheMotor()
    {
        Place place;
        QVERIFY(place.open());
        const auto issue = place.issue("D0001", "D0001");
        const ClaimStep step = place.claim();
        QVERIFY(await(place.store->recordClaim(step)));
        QVERIFY(await(place.store->recordClaim(moved(step, ClaimState::Fetched))));
        QCOMPARE(await(place.store->takeOutBlanks(*issue, clerks("end-of-day"))).value(), 1);
        QCOMPARE(codeOf(await(place.store->recordClaim(moved(step, ClaimState::Intent)))), ErrorCode::PaperOut);
        QCOMPARE(place.texts("SELECT state FROM print_intents"), QStringList{QStringLiteral("fetched")});
    }
    void afterACrashWithTheMotorRunningPeopleDecide()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(place.issue("D0001", "D0003"));
        const auto step = place.claimAt(ClaimState::Intent);
        QCOMPARE(place.count().printing, 1);
        QCOMPARE(place.open()->becameUncertain, QList<ClaimId>{step->claim});
        QCOMPARE(place.count().uncertain, 1);
        QCOMPARE(place.count().inTray, 2); // not the same sheet again
        const auto waiting = await(place.store->uncertainClaims());
        QCOMPARE(waiting->size(), 1);
        QCOMPARE(waiting->first().blankSerial, QStringLiteral("D0001"));
        // which sheet lies on top is not known
        QCOMPARE(codeOf(await(place.store->recordClaim(place.claim()))), ErrorCode::SheetsUnsettled);
        QSignalSpy added(place.store.get(), &Store::rowAdded);
        QVERIFY(await(place.store->decideClaim(step->claim, ClaimState::Spoiled, clerks("sheet-not-printed"))));
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(place.reported(*step, "spoiled"), QStringLiteral("D0001"));
        QCOMPARE(place.count().spoiled, 1);
        QVERIFY(await(place.store->uncertainClaims())->isEmpty());
        QVERIFY(place.claimAt(ClaimState::Printed, "sensor"));
    }
    void aDecisionNeedsTwoPeopleAReasonAndADoubt()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(place.issue("D0001", "D0003"));
        const auto sure = place.claimAt(ClaimState::Printed, "sensor");
        const auto doubt = place.claimAt(ClaimState::Uncertain);
        const auto decide = [&](const ClaimStep &step, ClaimState outcome, const StaffDecision &decision) {
            return codeOf(await(place.store->decideClaim(step.claim, outcome, decision)));
        };
        QCOMPARE(decide(*sure, ClaimState::Spoiled, clerks("sheet-damaged")), ErrorCode::SequenceError);
        QCOMPARE(decide(*doubt, ClaimState::Released, clerks("sheet-found")), ErrorCode::InvalidInput);
        QCOMPARE(decide(*doubt, ClaimState::Printed, clerks("rumour")), ErrorCode::InvalidInput);
        QCOMPARE(decide(*doubt, ClaimState::Printed, {{}, "sheet-found"}), ErrorCode::InvalidInput); // nobody
        for (const char16_t *by : {u"zhou-07", u"zhou-07/zhou-07", u"zhou-07/", u"zhou-07/lin-02/li-03"})
            QCOMPARE(decide(*doubt, ClaimState::Printed, {AuditWord::parse(by), "sheet-found"}),
                     ErrorCode::InvalidInput);
        QCOMPARE(place.count().uncertain, 1);
        QVERIFY(await(place.store->decideClaim(doubt->claim, ClaimState::Printed, clerks("with-citizen"))));
        QCOMPARE(decide(*doubt, ClaimState::Spoiled, clerks("sheet-damaged")), ErrorCode::SequenceError); // once
        QCOMPARE(place.count().printed, 2);
        QCOMPARE(
            place.texts("SELECT actor || ' ' || outcome || ' ' || reason FROM audit WHERE event = 'claim.decided'"),
            QStringList{QStringLiteral("staff/zhou-07/lin-02 printed with-citizen")});
    }
    void whatStaffDoToTheTrayIsCountedAndInTheAudit()
    {
        Place place;
        QVERIFY(place.open());
        const auto issue = place.issue("AB000001", "AB000010");
        QVERIFY(issue);
        QCOMPARE(codeOf(place.issue("AB000010", "AB000012")), ErrorCode::Conflict);
        QVERIFY(place.claimAt(ClaimState::Printed, "sensor"));
        QVERIFY(await(place.store->writeOffBlank(QStringLiteral("AB000002"), clerks("damaged"))));
        QCOMPARE(codeOf(await(place.store->writeOffBlank(QStringLiteral("AB000001"), clerks("missing")))),
                 ErrorCode::SequenceError);
        QCOMPARE(await(place.store->takeOutBlanks(*issue, clerks("end-of-day"))).value(), 8);
        QCOMPARE(codeOf(await(place.store->takeOutBlanks(*issue, clerks("end-of-day")))), ErrorCode::NotFound);
        QVERIFY(place.issue("AB000003", "AB000010")); // the next morning
        const BlankCount now = place.count();
        QVERIFY(now.balances());
        QCOMPARE(QList<qint64>({now.issued, now.inTray, now.printed, now.spoiled, now.takenOut}),
                 QList<qint64>({18, 8, 1, 1, 8}));
        QCOMPARE(
            place.texts("SELECT event || ' ' || count FROM audit WHERE actor = 'staff/zhou-07/lin-02' ORDER BY seq"),
            (QStringList{QStringLiteral("blanks.issued 10"), QStringLiteral("blank.written-off 0"),
                         QStringLiteral("blanks.taken-out 8"), QStringLiteral("blanks.issued 8")}));
    }
    void aTerminalWithoutSheetsPrintsOnPlainPaper()
    {
        Place place;
        QVERIFY(place.open());
        const auto step = place.claimAt(ClaimState::Printed, "sensor");
        QVERIFY(step);
        QCOMPARE(place.reported(*step, "printed"), QString());
        QVERIFY(await(place.store->blanks())->isEmpty());
    }
    void theFileKeepsASheetFromComingBack()
    {
        Place place;
        QVERIFY(place.open());
        QVERIFY(place.issue("D0001", "D0003"));
        QVERIFY(place.claimAt(ClaimState::Printed, "sensor"));
        const auto file = place.file();
        QVERIFY(refused(*file, "UPDATE blanks SET state = 'tray', claim = NULL WHERE serial = 'D0001'"));
        QVERIFY(refused(*file,
                        "UPDATE blanks SET state = 'printing', claim = (SELECT claim FROM print_intents) "
                        "WHERE serial = 'D0002'")); // two sheets for one claim
        QVERIFY(refused(*file, "UPDATE blanks SET serial = 'D0009' WHERE serial = 'D0002'"));
        QVERIFY(refused(*file, "DELETE FROM blanks"));
        QVERIFY(refused(*file, "UPDATE blank_issues SET sheets = 2"));
        QVERIFY(refused(*file, "DELETE FROM blank_issues"));
    }
};

QTEST_GUILESS_MAIN(TestStoreBlanks)
#include "tst_store_blanks.moc"
