// SPDX-License-Identifier: Apache-2.0
// What the portal refused for good: its citizen can be reached, and people decide, each with a reason, once.
#include <cases/case_notice.h>
#include <support/await.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace kiosk;
using kiosk::test::refused;
using test::await;
using test::clerk;
using test::clerks;
using test::codeOf;

namespace {

struct Place : test::StorePlace {
    SealedCase seal()
    {
        const SealedCase sealed = test::withNotice(test::sealedCase(*clock));
        return await(store->sealCase(sealed)) ? sealed : SealedCase();
    }
    bool hold(const QString &id)
    {
        OutboxRow row;
        row.id = id;
        const auto rows = await(store->pending());
        for (const OutboxRow &each : *rows) {
            if (each.id == id)
                row = each;
        }
        row.state = SubmissionState::Held;
        row.attempts = 1;
        row.problem = QStringLiteral("envelope-refused");
        return await(store->recordAttempt(row)).has_value();
    }
    QStringList waiting() const
    {
        QStringList ids;
        const auto rows = await(store->pending());
        for (const OutboxRow &row : *rows)
            ids << row.id.sliced(36) + u' ' + QLatin1String(codeName(row.kind));
        return ids;
    }
};

} // namespace

class TestStoreHeld : public QObject {
    Q_OBJECT
private slots:
    void aNoticeIsKeptWithItsCaseAndStandsBeforeIt()
    {
        Place place;
        QVERIFY(place.open());
        QSignalSpy added(place.store.get(), &Store::rowAdded);
        const SealedCase sealed = place.seal();
        QCOMPARE(place.waiting(), QStringList({QStringLiteral("/notice case-notice"), QStringLiteral(" submission")}));
        QTRY_COMPARE(added.size(), 2);
        QVERIFY(added[0][0].value<OutboxRow>().kind == OutboxKind::CaseNotice); // told in this order too
        const auto rows = place.open()->pending;
        QCOMPARE(await(place.store->payload(rows[0].id)).value(), sealed.notice);
        QCOMPARE(rows[0].visit, sealed.visit);
        SealedCase damaged = test::withNotice(test::sealedCase(*place.clock));
        damaged.notice += 'x';
        QCOMPARE(codeOf(await(place.store->sealCase(damaged))), ErrorCode::InvalidInput);
    }
    void aHeldCaseIsListedForStaffAndItsCitizenIsToldOnce()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.seal();
        const QString id = sealed.submission.text();
        QVERIFY(await(place.store->acknowledge(id + QStringLiteral("/notice"), {})));
        QVERIFY(place.hold(id));
        const auto held = await(place.store->heldRows()).value();
        QCOMPARE(held.size(), 1);
        QCOMPARE(held[0].id, id);
        QCOMPARE(held[0].title, sealed.title);
        QCOMPARE(held[0].receiptCode, sealed.receiptCode.text());
        QCOMPARE(held[0].problem, QStringLiteral("envelope-refused"));
        QVERIFY(held[0].isReachable);
        QCOMPARE(place.waiting(), QStringList({QStringLiteral(" submission"), QStringLiteral("/held case-message")}));
        const CaseMessage message
            = decodedCaseMessage(await(place.store->payload(id + QStringLiteral("/held"))).value()).value();
        QCOMPARE(message.submission, sealed.submission);
        QCOMPARE(message.receiptCode, sealed.receiptCode.text());
        QVERIFY(await(place.store->releaseHeld(id, clerk("cause-removed"))));
        QVERIFY(await(place.store->heldRows()).value().isEmpty());
        QVERIFY(place.hold(id)); // again: no second message
        QCOMPARE(place.waiting().size(), 2);
    }
    void aClosedCaseIsCountedAndNeverSentAgain()
    {
        Place place;
        QVERIFY(place.open());
        const auto kept = await(place.store->keepMaterial({QStringLiteral("scan"), QStringLiteral("image/jpeg"), 100},
                                                          test::writes(QByteArray(100, 'm'))));
        SealedCase sealed = test::withNotice(test::sealedCase(*place.clock));
        sealed.materials << *kept;
        QVERIFY(await(place.store->sealCase(sealed)));
        const QString id = sealed.submission.text();
        QVERIFY(await(place.store->recordRating({RatingId::make(*place.clock), {}, 5, {}}, id)));
        QVERIFY(place.hold(id));
        QSignalSpy closed(place.store.get(), &Store::rowClosed);
        const auto file
            = place.settings.folder + QStringLiteral("/materials/") + kept->id.text() + QStringLiteral(".cms");
        QVERIFY(QFileInfo::exists(file));
        QVERIFY(await(place.store->endHeld(id, SubmissionState::Closed, clerks("done-at-window"))));
        QTRY_COMPARE(closed.size(), 2); // the rating of what will never be
        QVERIFY(!QFileInfo::exists(file));
        QCOMPARE(place.waiting(),
                 QStringList({QStringLiteral("/notice case-notice"), QStringLiteral("/held case-message"),
                              QStringLiteral("/closed case-message")}));
        const StoreCounts now = await(place.store->counts()).value();
        QCOMPARE(now.closed, 2);
        QCOMPARE(now.held, 0);
        const CaseStanding standing = await(place.store->caseByReceipt(sealed.receiptCode)).value();
        QVERIFY(standing.state == SubmissionState::Closed);
        QVERIFY(await(place.store->sealCase(sealed))); // handed in again: it was there
        QCOMPARE(place.waiting().size(), 3);
        QCOMPARE(place.texts("SELECT actor || ' ' || outcome || ' ' || reason FROM audit WHERE event = 'row.closed'"),
                 QStringList({QStringLiteral("staff/zhou-07/lin-02 closed done-at-window"),
                              QStringLiteral("staff/zhou-07/lin-02 closed with-its-case")}));
        QCOMPARE(place.texts("SELECT erased_at IS NOT NULL FROM materials"), QStringList{QStringLiteral("1")});
    }
    void aRecalledCaseSaysSo()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.seal();
        const QString id = sealed.submission.text();
        QVERIFY(place.hold(id));
        QVERIFY(await(place.store->endHeld(id, SubmissionState::Recalled, clerks("wrong-content"))));
        QVERIFY(place.waiting().contains(QStringLiteral("/recalled case-message")));
        QVERIFY(await(place.store->caseByReceipt(sealed.receiptCode))->state == SubmissionState::Recalled);
    }
    void aDecisionNeedsAHeldRowAPersonAndAReason()
    {
        Place place;
        QVERIFY(place.open());
        const QString id = place.seal().submission.text();
        const auto end = [&](SubmissionState how, const StaffDecision &decision) {
            return codeOf(await(place.store->endHeld(id, how, decision)));
        };
        QCOMPARE(end(SubmissionState::Closed, clerks("done-at-window")), ErrorCode::SequenceError);
        QVERIFY(place.hold(id));
        QVERIFY(place.hold(id + QStringLiteral("/notice")));
        QCOMPARE(end(SubmissionState::Closed, clerks("")), ErrorCode::InvalidInput);
        QCOMPARE(end(SubmissionState::Closed, clerks("rumour")), ErrorCode::InvalidInput);
        QCOMPARE(end(SubmissionState::Closed, {{}, "done-at-window"}), ErrorCode::InvalidInput);
        QCOMPARE(end(SubmissionState::Acknowledged, clerks("done-at-window")), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(place.store->endHeld(id + QStringLiteral("/notice"), SubmissionState::Recalled,
                                                   clerks("citizen-asked")))),
                 ErrorCode::InvalidInput); // no case
        QCOMPARE(await(place.store->heldRows()).value().size(), 2);
        QCOMPARE(await(place.store->counts())->closed, 0);
    }
    void theFileLetsNothingElseLeave()
    {
        Place place;
        QVERIFY(place.open());
        const QString id = place.seal().submission.text();
        const auto file = place.file();
        QVERIFY(refused(*file, "DELETE FROM outbox"));
        QVERIFY(refused(*file,
                        "INSERT INTO closures SELECT id, kind, stream, sha256, 'closed', 'r', 'p', first_at, "
                        "first_at FROM outbox")); // not held
        file->exec("UPDATE outbox SET state = 'held'");
        file->exec("INSERT INTO closures SELECT id, kind, stream, sha256, 'closed', 'r', 'p', first_at, first_at "
                   "FROM outbox; DELETE FROM outbox");
        QVERIFY(refused(*file, "DELETE FROM closures"));
        QVERIFY(refused(*file, "UPDATE closures SET reason = 'x'"));
        QVERIFY(refused(*file,
                        "INSERT INTO outbox (kind, stream, id, case_id, sha256, payload, state, first_at) "
                        "SELECT kind, stream, id, id, sha256, x'00', 'sealed', first_at FROM closures "
                        "WHERE kind = 'submission'"));
    }
    void aCaseThatWasConfirmedInAVisitThatWasCutOffIsOnTheList_data()
    {
        QTest::addColumn<int>("last");
        QTest::addColumn<int>("listed");
        QTest::newRow("confirmed") << 0 << 1;
        QTest::newRow("its receipt is out") << 1 << 0;
        QTest::newRow("the visit is over") << 2 << 0;
    }
    void aCaseThatWasConfirmedInAVisitThatWasCutOffIsOnTheList()
    {
        QFETCH(int, last);
        QFETCH(int, listed);
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = test::sealedCase(*place.clock);
        QVERIFY(await(place.store->recordEvent({AuditEvent::VisitBegan, "portal-there", sealed.visit})));
        QVERIFY(await(place.store->sealCase(sealed)));
        QVERIFY(await(place.store->acknowledge(sealed.submission.text(), {QStringLiteral("CH1"), {}})));
        if (last == 1)
            QVERIFY(await(place.store->recordEvent({AuditEvent::ReceiptPrinted, "printed", sealed.visit})));
        if (last == 2)
            QVERIFY(await(place.store->recordEvent({AuditEvent::VisitEnded, "completed", sealed.visit})));
        QVERIFY(await(place.store->confirmedLate())->isEmpty()); // its citizen stands there
        for (int start = 0; start < 2; ++start) {                // once
            QVERIFY(place.open());
            const auto late = await(place.store->confirmedLate()).value();
            QCOMPARE(late.size(), listed);
            if (listed == 1)
                QVERIFY(late[0].submission == sealed.submission);
        }
        QCOMPARE(place.texts("SELECT visit FROM audit WHERE event = 'case.confirmed-late'"),
                 listed ? QStringList(sealed.visit.text()) : QStringList());
    }
};

QTEST_GUILESS_MAIN(TestStoreHeld)
#include "tst_store_held.moc"
