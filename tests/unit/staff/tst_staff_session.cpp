// SPDX-License-Identifier: Apache-2.0
#include <staff/staff_session.h>
#include <support/virtual_clock.h>

#include <QSignalSpy>
#include <QTest>

using namespace kiosk;

namespace {

StaffIdentity zhou()
{
    return {QStringLiteral("zhou-07"), QStringLiteral("周工"), Permission::SeeStatus | Permission::OpenDoors,
            SignInMethod::Pin};
}

StaffAccounts listWith(const QString &id, Permissions permissions)
{
    StaffAccounts list;
    StaffPerson person;
    person.id = id;
    person.permissions = permissions;
    list.people << person;
    return list;
}

// Alarms that never ring: a thread that hangs.
class DeafAlarms final : public Alarms {
public:
    Handle in(Duration, QObject *, std::function<void()>) override { return 1; }
    void cancel(Handle) override { }
};

} // namespace

class TestStaffSession : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_clock = std::make_shared<test::VirtualClock>();
        m_codes.clear();
        m_session = std::make_unique<StaffSession>(SessionPolicy(), m_clock, *m_clock, [this](const StaffEvent &event) {
            m_codes << event.person + QLatin1Char(' ') + QLatin1String(event.code);
        });
    }

    void nobodyMayDoAnything()
    {
        for (const Permission permission : allPermissions())
            QVERIFY(!m_session->may(permission));
        QVERIFY(!m_session->identity());
        m_session->touched();
        m_session->leave();
        QVERIFY(m_codes.isEmpty());
    }
    void aPersonMayWhatTheListSays()
    {
        QSignalSpy begun(m_session.get(), &StaffSession::begun);
        m_session->begin(zhou());
        QCOMPARE(begun.size(), 1);
        for (const Permission permission : allPermissions())
            QCOMPARE(m_session->may(permission),
                     permission == Permission::SeeStatus || permission == Permission::OpenDoors);
        QCOMPARE(m_session->identity()->id, QStringLiteral("zhou-07"));
    }
    void leavingLocks()
    {
        QSignalSpy ended(m_session.get(), &StaffSession::ended);
        m_session->begin(zhou());
        m_session->leave();
        QCOMPARE(ended.size(), 1);
        QVERIFY(!m_session->may(Permission::SeeStatus));
        QCOMPARE(m_codes, QStringList(QStringLiteral("zhou-07 left")));
        QCOMPARE(m_clock->waiting(), 0); // no alarm of it stays
    }
    void tenIdleMinutesLock()
    {
        m_session->begin(zhou());
        m_clock->advance(9min + 59s);
        m_session->touched();
        m_clock->advance(9min + 59s);
        QVERIFY(m_session->may(Permission::SeeStatus));
        m_clock->advance(1s);
        QVERIFY(!m_session->identity());
        QCOMPARE(m_codes, QStringList(QStringLiteral("zhou-07 idle")));
    }
    void twelveHoursLockWhateverOneDoes()
    {
        m_session->begin(zhou());
        for (int i = 0; i < 12 * 60 - 1; ++i) {
            m_clock->advance(1min);
            m_session->touched();
        }
        QVERIFY(m_session->may(Permission::SeeStatus));
        m_clock->advance(1min);
        QVERIFY(!m_session->may(Permission::SeeStatus));
        QCOMPARE(m_codes, QStringList(QStringLiteral("zhou-07 total")));
    }
    void theWallClockHasNoSay()
    {
        m_session->begin(zhou());
        m_clock->jumpWall(24h * 3);
        QVERIFY(m_session->may(Permission::SeeStatus));
        m_clock->jumpWall(-24h * 6);
        m_clock->advance(10min);
        QVERIFY(!m_session->may(Permission::SeeStatus));
    }
    void aLateAlarmGivesNoTime()
    {
        DeafAlarms deaf;
        QStringList codes;
        StaffSession session({}, m_clock, deaf,
                             [&codes](const StaffEvent &event) { codes << QLatin1String(event.code); });
        session.begin(zhou());
        m_clock->advance(10min);
        QVERIFY(!session.may(Permission::SeeStatus));
        QVERIFY(!session.identity());
        session.touched(); // too late
        QVERIFY(!session.may(Permission::SeeStatus));
        QCOMPARE(codes, QStringList(QStringLiteral("idle")));
    }
    void anotherPersonEndsTheFirstOnesSession()
    {
        m_session->begin(zhou());
        StaffIdentity lin = zhou();
        lin.id = QStringLiteral("lin-02");
        lin.permissions = Permission::Witness;
        m_session->begin(lin);
        QCOMPARE(m_codes, QStringList(QStringLiteral("zhou-07 left")));
        QVERIFY(m_session->may(Permission::Witness) && !m_session->may(Permission::OpenDoors));
    }
    void aNewListTakesEffectAtOnce()
    {
        const StaffAccounts same = listWith(QStringLiteral("zhou-07"), zhou().permissions);
        const StaffAccounts less = listWith(QStringLiteral("zhou-07"), Permission::SeeStatus);
        const StaffAccounts gone = listWith(QStringLiteral("lin-02"), zhou().permissions);
        m_session->begin(zhou());
        m_session->listReplaced(&same);
        QVERIFY(m_session->may(Permission::OpenDoors));
        for (const StaffAccounts *list : {&less, &gone, static_cast<const StaffAccounts *>(nullptr)}) {
            m_session->begin(zhou());
            m_session->listReplaced(list);
            QVERIFY(!m_session->identity());
            QCOMPARE(m_codes.last(), QStringLiteral("zhou-07 withdrawn"));
        }
    }

private:
    std::shared_ptr<test::VirtualClock> m_clock;
    QStringList m_codes;
    std::unique_ptr<StaffSession> m_session;
};
QTEST_GUILESS_MAIN(TestStaffSession)
#include "tst_staff_session.moc"
