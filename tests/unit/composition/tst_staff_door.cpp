// SPDX-License-Identifier: Apache-2.0
// What the staff did, in the audit: every event of app/staff is one that the table takes.
#include <composition/staff_door.h>
#include <staff/staff_accounts.h>
#include <support/await.h>
#include <support/staff_office.h>
#include <support/store_place.h>

#include <QTest>

using namespace kiosk;

namespace {

// As long as a list allows.
QString longest(QChar first) { return first + QString(MostStaffIdLength - 1, u'x'); }

StaffEvent approval(Approval code, StaffAct act, const QString &subject, const QString &companion = {})
{
    return {StaffEventKind::Approval,           longest(u'a'), codeName(code),
            QString::fromLatin1(codeName(act)), subject,       companion};
}

} // namespace

class TestStaffDoor : public QObject {
    Q_OBJECT
private slots:
    void everySignInIsAnEntry()
    {
        for (int i = 0; i <= static_cast<int>(SignInReason::CannotCheck); ++i) {
            const char *code = codeName(static_cast<SignInReason>(i));
            for (const QString &person : {QStringLiteral("zhou-07"), longest(u'z'), QString()}) {
                const AuditEntry entry = auditEntryOf({StaffEventKind::SignIn, person, code});
                QVERIFY2(checkEntry(entry), code);
                QCOMPARE(entry.object.text(), person);
            }
        }
    }
    void everyEndOfASessionIsAnEntry()
    {
        for (int i = 0; i <= static_cast<int>(SessionEnd::Withdrawn); ++i) {
            const AuditEntry entry = auditEntryOf(
                {StaffEventKind::SessionEnd, QStringLiteral("zhou-07"), codeName(static_cast<SessionEnd>(i))});
            QVERIFY(checkEntry(entry));
            QCOMPARE(entry.object.text(), QStringLiteral("zhou-07"));
        }
    }
    void everyApprovalIsAnEntryUnderTheNamesOfBoth()
    {
        const QString claim = ClaimId::make(SystemClock()).text();
        for (const StaffAct act : allStaffActs()) {
            for (int i = 0; i <= static_cast<int>(Approval::Over); ++i) {
                const AuditEntry entry = auditEntryOf(approval(static_cast<Approval>(i), act, claim));
                QVERIFY(checkEntry(entry));
                QCOMPARE(QString::fromLatin1(entry.reason), QString::fromLatin1(codeName(act)));
                QCOMPARE(entry.object.text(), claim);
                QCOMPARE(entry.by.text(), longest(u'a'));
            }
            const AuditEntry both
                = auditEntryOf(approval(Approval::Complete, act, QStringLiteral("door-4"), longest(u'b')));
            QVERIFY(checkEntry(both));
            QCOMPARE(both.by.text(), longest(u'b') + u'/' + longest(u'a'));
        }
    }

    void theDeskIsAsConfigured()
    {
        KioskConfig config;
        config.site.id = QStringLiteral("chenghu-hall");
        config.staff = StaffAccess{QStringLiteral("ca.pem"), QStringLiteral("staff/list.cms")};
        config.timing.staffIdle = 3min;
        config.timing.staffSessionCap = 2h;
        config.timing.staffApproval = 31s;
        config.timing.staffLockFirst = 16s;
        config.timing.staffLockLongest = 31min;
        config.limits.staffPinTries = 4;
        const StaffDeskSettings settings
            = staffDeskSettings(config, *config.staff, QDir(QStringLiteral("/etc/kiosk")), QStringLiteral("/state"));
        QCOMPARE(settings.list, QStringLiteral("/etc/kiosk/staff/list.cms"));
        QCOMPARE(settings.hall, QStringLiteral("chenghu-hall"));
        QCOMPARE(settings.folder, QStringLiteral("/state"));
        QCOMPARE(settings.session.idle, 3min);
        QCOMPARE(settings.session.total, 2h);
        QCOMPARE(settings.approval, 31s);
        QCOMPARE(settings.lockout.tries, 4);
        QCOMPARE(settings.lockout.first, 16s);
        QCOMPARE(settings.lockout.longest, 31min);
    }
    void withoutAListThereIsNoDeskAndWithoutItsCaAnError()
    {
        const test::StaffOffice office;
        QVERIFY(office.isGood());
        KioskConfig config;
        const auto open = [&] {
            const QTemporaryDir state;
            return makeStaffDesk(config, QDir(office.path({})), state.path(), {}, std::make_shared<SystemClock>(),
                                 m_alarms, Logger(), [](const StaffEvent &) {});
        };
        const auto none = open();
        QVERIFY(none && !*none);
        config.staff = StaffAccess{QStringLiteral("nowhere.pem"), QStringLiteral("list.cms")};
        QCOMPARE(open().error().code, ErrorCode::BadConfig);
        config.staff->ca = QStringLiteral("ca.pem");
        const auto desk = open(); // without the terminal's papers no authenticator opens; PINs do
        QVERIFY(desk && *desk);
        QCOMPARE((*desk)->listSerial(), 0);
    }
    void whatTheWitnessHearsIsInTheStore()
    {
        test::StorePlace place;
        QVERIFY(place.open());
        const StaffWitness witness = auditWitness(*place.store, Logger());
        witness({StaffEventKind::SignIn, QStringLiteral("zhou-07"), "signed-in"});
        witness(approval(Approval::First, StaffAct::OpenDoor, QStringLiteral("door-4")));
        QVERIFY(test::await(place.store->counts())); // behind both
        QCOMPARE(place.texts("SELECT event || ' ' || object FROM audit WHERE event LIKE 'staff.%' ORDER BY seq"),
                 QStringList({QStringLiteral("staff.sign-in zhou-07"), QStringLiteral("staff.approval door-4")}));
    }

private:
    SystemAlarms m_alarms;
};

QTEST_GUILESS_MAIN(TestStaffDoor)
#include "tst_staff_door.moc"
