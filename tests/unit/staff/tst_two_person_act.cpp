// SPDX-License-Identifier: Apache-2.0
#include <staff/two_person_act.h>
#include <support/virtual_clock.h>

#include <QTest>

using namespace kiosk;

namespace {

StaffIdentity person(const char *id, Permissions permissions)
{
    return {QString::fromLatin1(id), {}, permissions, SignInMethod::Pin};
}

} // namespace

class TestTwoPersonAct : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_clock = std::make_shared<test::VirtualClock>();
        m_said.clear();
    }

    void everyActNeedsTwoPeopleWithItsPermissions()
    {
        for (const StaffAct act : allStaffActs()) {
            const auto [one, other] = permissionsFor(act);
            for (const bool turned : {false, true}) { // in either order
                TwoPersonAct asked = made(act);
                QCOMPARE(asked.approve(person("zhou-07", turned ? other : one)), Approval::First);
                QVERIFY(!asked.take());
                QCOMPARE(asked.approve(person("lin-02", turned ? one : other)), Approval::Complete);
                const auto approvers = asked.take();
                QCOMPARE(approvers->first, QStringLiteral("zhou-07"));
                QCOMPARE(approvers->second, QStringLiteral("lin-02"));
                QVERIFY(!asked.take()); // once
                QCOMPARE(asked.approve(person("wang-01", one)), Approval::Over);
            }
        }
    }
    void theSamePersonTwiceIsRefusedWithItsOwnCode()
    {
        TwoPersonAct asked = made(StaffAct::OpenDoor);
        const StaffIdentity all = person("zhou-07", Permission::OpenDoors | Permission::Witness);
        QCOMPARE(asked.approve(all), Approval::First);
        QCOMPARE(asked.approve(all), Approval::SamePerson);
        StaffIdentity byCode = all; // by another way it is the same person
        byCode.method = SignInMethod::Totp;
        QCOMPARE(asked.approve(byCode), Approval::SamePerson);
        QVERIFY(!asked.take());
        // the first approval stands for somebody else
        QCOMPARE(asked.approve(person("lin-02", Permission::Witness)), Approval::Complete);
        QCOMPARE(m_said,
                 QStringList({QStringLiteral("zhou-07 first open-door door-4 "),
                              QStringLiteral("zhou-07 same-person open-door door-4 "),
                              QStringLiteral("zhou-07 same-person open-door door-4 "),
                              QStringLiteral("lin-02 complete open-door door-4 zhou-07")}));
    }
    void aPermissionThatIsMissingIsNotMadeUpForByTheOther()
    {
        TwoPersonAct asked = made(StaffAct::OpenDoor);
        QCOMPARE(asked.approve(person("wang-01", Permission::ReadAudit)), Approval::NotPermitted);
        QCOMPARE(asked.approve(person("zhou-07", Permission::OpenDoors)), Approval::First);
        QCOMPARE(asked.approve(person("lin-02", Permission::OpenDoors)), Approval::NotPermitted); // nobody is witness
        QCOMPARE(asked.approve(person("wang-01", {})), Approval::NotPermitted);
        QVERIFY(!asked.take());
        TwoPersonAct witnesses = made(StaffAct::OpenDoor);
        QCOMPARE(witnesses.approve(person("zhou-07", Permission::Witness)), Approval::First);
        QCOMPARE(witnesses.approve(person("lin-02", Permission::Witness)), Approval::NotPermitted);
        QVERIFY(!witnesses.take());
        TwoPersonAct both = made(StaffAct::TakeBack); // one permission, held by both
        QCOMPARE(both.approve(person("zhou-07", Permission::TakeBack)), Approval::First);
        QCOMPARE(both.approve(person("lin-02", Permission::Witness)), Approval::NotPermitted);
        QCOMPARE(both.approve(person("lin-02", Permission::TakeBack)), Approval::Complete);
    }
    void theFirstApprovalRunsOut()
    {
        TwoPersonAct asked = made(StaffAct::OpenDoor);
        QCOMPARE(asked.approve(person("zhou-07", Permission::OpenDoors)), Approval::First);
        m_clock->advance(119s);
        m_clock->jumpWall(-24h);
        m_clock->advance(1s);
        QCOMPARE(asked.approve(person("lin-02", Permission::Witness)), Approval::Lapsed);
        QVERIFY(!asked.take());
        // now the witness was the first, and has his own time
        m_clock->advance(119s);
        QCOMPARE(asked.approve(person("zhou-07", Permission::OpenDoors)), Approval::Complete);
    }
    void whoComesTooLateAndMayNotTakesNobodysPlace()
    {
        TwoPersonAct asked = made(StaffAct::OpenDoor);
        QCOMPARE(asked.approve(person("zhou-07", Permission::OpenDoors)), Approval::First);
        m_clock->advance(120s);
        QCOMPARE(asked.approve(person("wang-01", {})), Approval::NotPermitted);
        QCOMPARE(asked.approve(person("lin-02", Permission::Witness)), Approval::First);
    }
    void aLeaveThatNobodyTakesRunsOut()
    {
        for (const auto &[later, given] : {std::pair{Duration(119s), true}, std::pair{Duration(120s), false}}) {
            TwoPersonAct asked = made(StaffAct::OpenDoor);
            asked.approve(person("zhou-07", Permission::OpenDoors));
            asked.approve(person("lin-02", Permission::Witness));
            m_clock->advance(later);
            QCOMPARE(asked.take().has_value(), given);
        }
    }
    void whatWasCalledOffIsOver()
    {
        TwoPersonAct asked = made(StaffAct::OpenDoor);
        asked.approve(person("zhou-07", Permission::OpenDoors));
        asked.callOff();
        QCOMPARE(asked.approve(person("lin-02", Permission::Witness)), Approval::Over);
        TwoPersonAct complete = made(StaffAct::OpenDoor);
        complete.approve(person("zhou-07", Permission::OpenDoors));
        complete.approve(person("lin-02", Permission::Witness));
        complete.callOff();
        QVERIFY(!complete.take());
    }

private:
    TwoPersonAct made(StaffAct act)
    {
        return TwoPersonAct(act, QStringLiteral("door-4"), 120s, m_clock, [this](const StaffEvent &event) {
            m_said << QStringList(
                          {event.person, QLatin1String(event.code), event.object, event.subject, event.companion})
                          .join(QLatin1Char(' '));
        });
    }

    std::shared_ptr<test::VirtualClock> m_clock;
    QStringList m_said;
};
QTEST_GUILESS_MAIN(TestTwoPersonAct)
#include "tst_two_person_act.moc"
