// SPDX-License-Identifier: Apache-2.0
// A store.db of yesterday is put back (C18): the portal's number of audit entries gives it away.
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QString kind = QStringLiteral("title-certificate");

struct Place : StorePlace {
    Result<BlankIssueId> issue(const char *first, const char *last)
    {
        return await(store->issueBlanks({kind, QLatin1String(first), QLatin1String(last)}, clerks("")));
    }
    Result<void> reserve(ClaimStep &step)
    {
        step = reservedClaim(*clock);
        step.blankKind = kind;
        return await(store->recordClaim(step));
    }
    Result<void> print()
    {
        ClaimStep step;
        KIOSK_TRY(reserve(step));
        KIOSK_TRY(await(store->recordClaim(moved(step, ClaimState::Fetched))));
        KIOSK_TRY(await(store->recordClaim(moved(step, ClaimState::Intent))));
        return await(store->recordClaim(moved(step, ClaimState::Printed, QStringLiteral("sensor"))));
    }
    void keepCopy()
    {
        store.reset(); // SQLite puts its log into the file
        QVERIFY(QFile::copy(path(), copy()));
    }
    void putCopyBack()
    {
        store.reset();
        QVERIFY(QFile::remove(path()) && QFile::copy(copy(), path()));
    }
    QString path() const { return settings.folder + QStringLiteral("/store.db"); }
    QString copy() const { return folder.filePath(QStringLiteral("copy.db")); }
};

} // namespace

class TestStoreOlder : public QObject {
    Q_OBJECT
private slots:
    void entriesAreCountedAsFarAsTheyAreCommitted()
    {
        Place place;
        QVERIFY(place.open());
        const qint64 first = place.store->auditEntries();
        QVERIFY(first > 0);
        QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        QCOMPARE(place.store->auditEntries(), first + 1);
        QCOMPARE(codeOf(await(place.store->recordEvent({AuditEvent::CardRead, "eaten"}))), ErrorCode::InvalidInput);
        QVERIFY(await(place.store->counts()));
        QCOMPARE(place.store->auditEntries(), first + 1);
        const qint64 told = place.store->auditEntries();
        QVERIFY(place.open());
        QVERIFY(place.store->auditEntries() > told);
        QVERIFY(!await(place.store->noteOlder(told)).value()); // what every restart finds
    }
    void anOlderCopyIsNotedOnce()
    {
        Place place;
        QVERIFY(place.open());
        place.keepCopy();
        QVERIFY(place.open());
        for (int i = 0; i < 5; ++i)
            QVERIFY(await(place.store->recordEvent({AuditEvent::CardRead, "done"})));
        const qint64 told = place.store->auditEntries();
        place.putCopyBack();
        QVERIFY(place.open());
        QVERIFY(await(place.store->noteOlder(told)).value());
        QVERIFY(!await(place.store->noteOlder(told)).value());
        QVERIFY(place.open()); // it still has fewer
        QVERIFY(!await(place.store->noteOlder(told)).value());
        const QStringList missing = place.texts("SELECT count FROM audit WHERE event = 'store.older'");
        QCOMPARE(missing, QStringList{place.texts("SELECT told - had FROM store_gaps").value(0)});
        QVERIFY(missing.first().toInt() >= 5);
        place.putCopyBack(); // and again: this copy does not know yet
        QVERIFY(place.open());
        QVERIFY(await(place.store->noteOlder(told)).value());
    }
    void noSheetFromBeforeIsPrintedOnUntilItWasTakenOut()
    {
        Place place;
        QVERIFY(place.open());
        const auto issue = place.issue("D0012009", "D0012012");
        QVERIFY(issue);
        place.keepCopy();
        QVERIFY(place.open());
        QVERIFY(place.print()); // D0012009 is gone
        const qint64 told = place.store->auditEntries();
        place.putCopyBack();
        QVERIFY(place.open());
        ClaimStep reserved; // before the portal has answered
        QVERIFY(place.reserve(reserved));
        QVERIFY(await(place.store->recordClaim(moved(reserved, ClaimState::Fetched))));
        QVERIFY(await(place.store->noteOlder(told)).value());
        QCOMPARE(codeOf(await(place.store->recordClaim(moved(reserved, ClaimState::Intent)))),
                 ErrorCode::SheetsUnsettled);
        QVERIFY(await(place.store->recordClaim(moved(reserved, ClaimState::Released))));
        QCOMPARE(codeOf(place.print()), ErrorCode::SheetsUnsettled);
        QCOMPARE(await(place.store->takeOutBlanks(*issue, clerks("called-back"))).value(), 4);
        QVERIFY(place.issue("D0012010", "D0012012")); // what the clerk found there
        QVERIFY(place.print());
        QCOMPARE(place.texts("SELECT serial FROM blanks WHERE state = 'printed'"),
                 QStringList{QStringLiteral("D0012010")});
    }
};

QTEST_GUILESS_MAIN(TestStoreOlder)
#include "tst_store_older.moc"
