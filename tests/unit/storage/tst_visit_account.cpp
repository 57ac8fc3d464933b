// SPDX-License-Identifier: Apache-2.0
// What store.db knows of one visit is found by whatever somebody has of it, from the running store and from a stopped
// one, and nothing is changed by looking.
#include <storage/visit_account_file.h>
#include <support/await.h>
#include <support/payment_orders.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QTest>
#include <algorithm>

using namespace kiosk;
using test::await;
using test::codeOf;
using test::moved;

namespace {

struct Place : test::StorePlace {
    void record(AuditEvent event, const char *outcome, VisitId visit, AuditWord object = {}, const char *reason = "")
    {
        QVERIFY(await(store->recordEvent({event, outcome, visit, std::move(object), reason})));
    }
    // A visit that hands in a case; another goes on beside it, whose entries must not appear.
    SealedCase visit()
    {
        SealedCase sealed = test::sealedCase(*clock);
        record(AuditEvent::VisitBegan, "portal-there", sealed.visit, AuditWord::parse(sealed.item));
        record(AuditEvent::CardRead, "done", sealed.visit);
        record(AuditEvent::CardRead, "failed", VisitId::make(*clock), {}, "card-moved");
        [&] { QVERIFY(await(store->sealCase(sealed))); }();
        record(AuditEvent::GoodbyeSaid, "done", sealed.visit);
        return sealed;
    }
};

QStringList eventsOf(const VisitAccount &account)
{
    QStringList events;
    for (const AuditRecord &each : account.entries)
        events << each.event;
    return events;
}

} // namespace

class TestVisitAccount : public QObject {
    Q_OBJECT
private slots:
    void aCaseIsFoundByWhateverNamesIt()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.visit();
        const QString id = sealed.submission.text();
        QVERIFY(await(place.store->acknowledge(id, {QStringLiteral("CH-2026-000017"), place.clock->wall()})));
        QString typed = sealed.receiptCode.text().toLower();
        for (const QString &named : {id, sealed.visit.text(), sealed.receiptCode.text(), typed.remove(u'-'),
                                     QStringLiteral(" CH-2026-000017 ")}) {
            const auto account = await(place.store->visitAccount(named));
            QVERIFY2(account, qPrintable(named));
            QCOMPARE(account->visit, sealed.visit.text());
            QCOMPARE(
                eventsOf(*account),
                QStringList({QStringLiteral("visit.began"), QStringLiteral("card.read"), QStringLiteral("case.sealed"),
                             QStringLiteral("goodbye.said"), QStringLiteral("row.acknowledged")}));
            QCOMPARE(account->cases.size(), 1);
            QCOMPARE(account->cases[0].caseNo, QStringLiteral("CH-2026-000017"));
            QCOMPARE(account->rows.size(), 1);
            QCOMPARE(account->rows[0].state, QStringLiteral("acknowledged"));
        }
    }
    void aCertificateIsFoundByItsClaimItsNumberAndItsReceipt()
    {
        Place place;
        QVERIFY(place.open());
        ClaimStep claim = test::reservedClaim(*place.clock);
        QVERIFY(await(place.store->recordClaim(claim)));
        claim.caseNo = QStringLiteral("P-1");
        for (const ClaimState state : {ClaimState::Fetched, ClaimState::Intent})
            QVERIFY(await(place.store->recordClaim(moved(claim, state))));
        QVERIFY(await(place.store->recordClaim(moved(claim, ClaimState::Printed, QStringLiteral("sensor")))));
        const ReceiptCode code = ReceiptCode::make(u"CH").value();
        place.record(AuditEvent::ReceiptPrinted, "printed", claim.visit, code);
        for (const QString &named : {claim.claim.text(), QStringLiteral("P-1"), code.text()}) {
            const auto account = await(place.store->visitAccount(named));
            QVERIFY2(account, qPrintable(named));
            QCOMPARE(account->claims.size(), 1);
            QCOMPARE(account->claims[0].state, QStringLiteral("printed"));
            QCOMPARE(account->claims[0].proof, QStringLiteral("sensor"));
            QCOMPARE(account->rows.size(), 2); // intent and printed are reported
        }
    }
    void aNumberedSheetIsNamedByItsIssue()
    {
        Place place;
        QVERIFY(place.open());
        const BlankRange range{QStringLiteral("title-certificate"), QStringLiteral("D0012001"),
                               QStringLiteral("D0012003")};
        const auto issue = await(place.store->issueBlanks(range, test::clerks("")));
        QVERIFY(issue);
        ClaimStep claim = test::reservedClaim(*place.clock);
        claim.blankKind = range.kind;
        for (const ClaimState state : {ClaimState::Reserved, ClaimState::Fetched, ClaimState::Intent})
            QVERIFY(await(place.store->recordClaim(moved(claim, state))));
        const auto account = await(place.store->visitAccount(claim.claim.text()));
        QVERIFY(account);
        QCOMPARE(account->claims[0].sheet, issue->text() + QStringLiteral("/n1"));
        QCOMPARE(account->claims[0].sheetState, QStringLiteral("printing"));
    }
    void anOrderOfPaymentComesWithItsVisit()
    {
        Place place;
        QVERIFY(place.open());
        const PaymentIntent order = test::paymentIntent(*place.clock);
        QVERIFY(await(place.store->beginPayment(order)));
        QVERIFY(await(place.store->doubtPayment(order.payment.id)));
        const auto account = await(place.store->visitAccount(order.payment.id.text()));
        QVERIFY(account);
        QCOMPARE(account->payments.size(), 1);
        QVERIFY(account->payments[0].payment.state == PaymentState::Unknown);
        QCOMPARE(account->rows.size(), 1); // it is asked about
    }
    void aStopInTheVisitAndATroubleFromBeforeBelongToIt()
    {
        Place place;
        QVERIFY(place.open());
        place.record(AuditEvent::DeviceTrouble, "began", {}, AuditWord::parse(u"receipt"), "paper-out");
        place.record(AuditEvent::DeviceTrouble, "began", {}, AuditWord::parse(u"idcard"), "link-broken");
        place.record(AuditEvent::DeviceTrouble, "ended", {}, AuditWord::parse(u"idcard"), "link-broken");
        const SealedCase sealed = place.visit();
        QVERIFY(place.open());
        QVERIFY(await(place.store->acknowledge(sealed.submission.text(), {QStringLiteral("CH1"), {}})));
        const auto account = await(place.store->visitAccount(sealed.submission.text()));
        QVERIFY(account);
        QCOMPARE(account->standing.size(), 1);
        QCOMPARE(account->standing[0].object, QStringLiteral("receipt"));
        QCOMPARE(eventsOf(*account).mid(4),
                 QStringList({QStringLiteral("terminal.stopped"), QStringLiteral("terminal.started"),
                              QStringLiteral("row.acknowledged"), QStringLiteral("case.confirmed-late")}));
        const SealedCase next = place.visit(); // a start tells every trouble anew: none is left from before
        QVERIFY(await(place.store->visitAccount(next.submission.text()))->standing.isEmpty());
    }
    void whatIsNotThereOrNotClearIsRefused()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase one = place.visit(), other = place.visit();
        for (const SealedCase &each : {one, other})
            QVERIFY(await(place.store->acknowledge(each.submission.text(), {QStringLiteral("SAME"), {}})));
        QCOMPARE(codeOf(await(place.store->visitAccount(QStringLiteral("SAME")))), ErrorCode::Conflict);
        for (const QString &named :
             {QString(), QStringLiteral("nonsense"), VisitId::make(*place.clock).text(), QStringLiteral("%"),
              QStringLiteral("' OR 1=1 --"), ReceiptCode::make(u"CH")->text()})
            QCOMPARE(codeOf(await(place.store->visitAccount(named))), ErrorCode::NotFound);
    }
    void aLongVisitIsCutAndSaysSo()
    {
        Place place;
        QVERIFY(place.open());
        const VisitId visit = VisitId::make(*place.clock);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done", visit})));
        place.file()->exec(qPrintable(
            QStringLiteral(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                "INSERT INTO audit SELECT (SELECT max(seq) FROM audit) + i, '2026-03-12T18:24:00.000+08:00', "
                "'card.read', 'citizen', '%1', '', 'done', '', 0, zeroblob(32) FROM n ORDER BY i")
                .arg(visit.text())));
        QVERIFY(place.open());
        const auto account = await(place.store->visitAccount(visit.text()));
        QVERIFY(account && account->isCut);
        QCOMPARE(eventsOf(*account).count(QStringLiteral("card.read")), 5000);
    }
    void aStoppedTerminalsStoreIsReadUnderItsLock()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.visit();
        const QString folder = place.settings.folder;
        QCOMPARE(codeOf(visitAccountIn(folder, sealed.submission.text())), ErrorCode::Claimed);
        place.store.reset();
        const auto account = visitAccountIn(folder, sealed.receiptCode.text());
        QVERIFY2(account, qPrintable(account ? QString() : account.error().trace()));
        QCOMPARE(account->cases[0].submission, sealed.submission.text());
        QCOMPARE(codeOf(visitAccountIn(folder, QStringLiteral("nonsense"))), ErrorCode::NotFound);
        QVERIFY(place.open()); // the lock is free again
    }
    void whereThereIsNoStoreNoneIsMade()
    {
        const QTemporaryDir folder;
        QCOMPARE(codeOf(visitAccountIn(folder.path(), QStringLiteral("x"))), ErrorCode::NotFound);
        QCOMPARE(codeOf(visitAccountIn(folder.filePath(QStringLiteral("none")), QStringLiteral("x"))),
                 ErrorCode::NotFound);
        QVERIFY(QDir(folder.path()).isEmpty());
    }
    void aFileOfAnotherReleaseOrOfSomethingElseIsNamedAndLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("newer") << QByteArray("PRAGMA user_version = 99; UPDATE schema_mark SET readable_from = 99");
        QTest::newRow("older") << QByteArray("PRAGMA user_version = 3");
        QTest::newRow("foreign") << QByteArray("PRAGMA application_id = 7");
    }
    void aFileOfAnotherReleaseOrOfSomethingElseIsNamedAndLeftAlone()
    {
        QFETCH(QByteArray, change);
        Place place;
        QVERIFY(place.open());
        place.file()->exec(change.constData());
        const auto told = visitAccountIn(place.settings.folder, QStringLiteral("x"));
        QCOMPARE(codeOf(told), ErrorCode::BadConfig);
        const int version = place.file()->execAndGet("PRAGMA user_version").getInt();
        QCOMPARE(version, change.contains("99") ? 99 : change.contains("= 3") ? 3 : version);
    }
    void aNewerFileThatLetsThisReleaseInIsRead()
    {
        Place place;
        QVERIFY(place.open());
        const SealedCase sealed = place.visit();
        place.file()->exec("PRAGMA user_version = 99");
        QVERIFY(visitAccountIn(place.settings.folder, sealed.submission.text()));
    }
    void whatIsNoDatabaseIsAFaultOfTheStore()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("store.db")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(8192, 'x')) > 0);
        file.close();
        QCOMPARE(codeOf(visitAccountIn(folder.path(), QStringLiteral("x"))), ErrorCode::StorageFault);
    }
    void theReceiptsHaveAnIndex()
    {
        Place place;
        QVERIFY(place.open());
        const auto file = place.file();
        SQLite::Statement explain(*file,
                                  "EXPLAIN QUERY PLAN SELECT visit FROM audit WHERE event = 'receipt.printed' "
                                  "AND object = ?1 AND visit <> ''");
        QVERIFY(explain.executeStep());
        QVERIFY(QString::fromStdString(explain.getColumn(3).getString()).contains(QStringLiteral("audit_receipts")));
    }
};

QTEST_GUILESS_MAIN(TestVisitAccount)
#include "tst_visit_account.moc"
