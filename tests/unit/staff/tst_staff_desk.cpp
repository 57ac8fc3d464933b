// SPDX-License-Identifier: Apache-2.0
// The desk as a whole: a signed file, real lockouts on a disk, sessions and acts for two, and what the witness hears.
#include <staff/staff_desk.h>
#include <support/await.h>
#include <support/log_lines.h>
#include <support/staff_office.h>
#include <support/staff_samples.h>
#include <support/virtual_clock.h>

#include <QFile>
#include <QTest>

using namespace kiosk;

namespace {

const auto Zhou = "04A1B2C3";
const auto Lin = "04A1B2C4";
const auto Door = QStringLiteral("door-4");

} // namespace

class TestStaffDesk : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_office.isGood());
        m_hash = test::pinHash("492817");
    }
    void init()
    {
        // the office's certificate is made now, so the lists' time is moved to it
        m_clock = std::make_shared<test::VirtualClock>(QDateTime::currentDateTime());
        m_state = std::make_unique<QTemporaryDir>();
        m_log = std::make_shared<test::LogLines>();
        m_said.clear();
        put(list(7, {zhou(), lin()}));
        m_desk = opened();
    }

    void aPersonSignsInAndTheSessionIsTheirs()
    {
        const auto outcome = test::await(m_desk->signIn(pin(Zhou)));
        QVERIFY(outcome && outcome->result == SignInResult::Welcome);
        QCOMPARE(m_desk->session().identity()->id, QStringLiteral("zhou-07"));
        QVERIFY(m_desk->session().may(Permission::OpenDoors));
        m_clock->advance(10min);
        QVERIFY(!m_desk->session().identity());
        QCOMPARE(m_said,
                 QStringList({QStringLiteral("staff.sign-in zhou-07 signed-in"),
                              QStringLiteral("staff.session-end zhou-07 idle")}));
    }
    void aWrongSecretBeginsNothingAndTheLockOutlivesTheDesk()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(test::await(m_desk->signIn(pin(Zhou, "111119")))->result, SignInResult::Refused);
        QVERIFY(!m_desk->session().identity());
        QCOMPARE(test::await(m_desk->signIn(pin(Zhou)))->result, SignInResult::Locked);
        m_desk = opened();
        QCOMPARE(test::await(m_desk->signIn(pin(Zhou)))->result, SignInResult::Locked);
        m_clock->advance(15s);
        QCOMPARE(test::await(m_desk->signIn(pin(Zhou)))->result, SignInResult::Welcome);
    }
    void aListThatWasPutThereCountsAtTheNextTry()
    {
        QVERIFY(test::await(m_desk->signIn(pin(Zhou)))->identity);
        put(list(8, {lin()})); // zhou has left
        QCOMPARE(test::await(m_desk->signIn(pin(Lin, "111119")))->result, SignInResult::Refused);
        QVERIFY(!m_desk->session().identity()); // and is out, although nobody else is in
        QCOMPARE(test::await(m_desk->signIn(pin(Zhou)))->result, SignInResult::Refused);
        QCOMPARE(m_desk->listSerial(), 8);
        QVERIFY(m_said.contains(QStringLiteral("staff.session-end zhou-07 withdrawn")));
    }
    void aFileThatIsNoListChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("older") << list(6, {lin()});
        QTest::newRow("of a stranger") << list(9, {lin()}, QStringLiteral("stranger"));
        QTest::newRow("noise") << QByteArray(500, 'x');
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("larger than any list") << QByteArray(MostSignedListBytes + 1, 'x');
        QTest::newRow("gone") << QByteArray();
    }
    void aFileThatIsNoListChangesNothing()
    {
        QFETCH(QByteArray, file);
        if (file.isNull())
            QVERIFY(QFile::remove(path()));
        else
            put(file);
        QCOMPARE(test::await(m_desk->signIn(pin(Zhou)))->result, SignInResult::Welcome);
        QCOMPARE(m_desk->listSerial(), 7);
        QVERIFY(m_log->all().contains(file.isNull() || file.size() > MostSignedListBytes ? "staff.list-unreadable"
                                                                                         : "staff.list-refused"));
    }
    void withoutAnyListNobodySignsIn()
    {
        QVERIFY(QFile::remove(path()));
        m_state = std::make_unique<QTemporaryDir>();
        m_desk = opened();
        QCOMPARE(test::await(m_desk->signIn(pin(Zhou)))->result, SignInResult::NoList);
        QCOMPARE(m_desk->listSerial(), 0);
    }

    void twoPeopleApproveAndTheSessionStaysWhoseItIs()
    {
        QVERIFY(test::await(m_desk->signIn(pin(Zhou)))->identity);
        const auto first = test::await(m_desk->approve(StaffAct::OpenDoor, Door, pin(Zhou)));
        QCOMPARE(first->approval, Approval::First);
        QVERIFY(!first->leave);
        const auto again = test::await(m_desk->approve(StaffAct::OpenDoor, Door, pin(Zhou)));
        QCOMPARE(again->approval, Approval::SamePerson);
        const auto other = test::await(m_desk->approve(StaffAct::OpenDoor, Door, pin(Lin)));
        QCOMPARE(other->approval, Approval::Complete);
        QCOMPARE(other->leave->first, QStringLiteral("zhou-07"));
        QCOMPARE(other->leave->second, QStringLiteral("lin-02"));
        QCOMPARE(m_desk->session().identity()->id, QStringLiteral("zhou-07"));
        // done: the next time begins anew
        QCOMPARE(test::await(m_desk->approve(StaffAct::OpenDoor, Door, pin(Lin)))->approval, Approval::First);
    }
    void anApprovalIsForOneThingOnly()
    {
        QCOMPARE(test::await(m_desk->approve(StaffAct::OpenDoor, Door, pin(Zhou)))->approval, Approval::First);
        const auto otherDoor = test::await(m_desk->approve(StaffAct::OpenDoor, QStringLiteral("door-5"), pin(Lin)));
        QCOMPARE(otherDoor->approval, Approval::First);
        QVERIFY(!otherDoor->leave);
    }
    void aFirstApprovalDoesNotWaitForEver()
    {
        QCOMPARE(test::await(m_desk->approve(StaffAct::OpenDoor, Door, pin(Zhou)))->approval, Approval::First);
        m_clock->advance(120s);
        const auto late = test::await(m_desk->approve(StaffAct::OpenDoor, Door, pin(Lin)));
        QCOMPARE(late->approval, Approval::Lapsed);
        QVERIFY(!late->leave);
    }
    void aWrongSecretApprovesNothing()
    {
        const auto refused = test::await(m_desk->approve(StaffAct::OpenDoor, Door, pin(Zhou, "111119")));
        QCOMPARE(refused->signIn.result, SignInResult::Refused);
        QVERIFY(!refused->approval);
    }

private:
    QJsonObject zhou() const { return test::person("zhou-07", Zhou, m_hash, {QStringLiteral("hall")}); }
    QJsonObject lin() const
    {
        return test::person("lin-02", Lin, m_hash, {QStringLiteral("lead"), QStringLiteral("hall")});
    }
    QByteArray list(int serial, const QJsonArray &people, const QString &signer = QStringLiteral("office")) const
    {
        QJsonObject list = test::staffList(serial, people);
        list[u"issuedAt"] = m_clock->wall().toUTC().addSecs(serial - 100).toString(Qt::ISODate);
        list[u"validUntil"] = m_clock->wall().toUTC().addDays(30).toString(Qt::ISODate);
        return m_office.sign(test::json(list), signer);
    }
    QString path() const { return m_office.path(QStringLiteral("staff.cms")); }
    void put(const QByteArray &file) const { m_office.put(QStringLiteral("staff.cms"), file); }
    static SignInTry pin(const char *serial, const char *digits = "492817")
    {
        return {test::card(serial), SignInMethod::Pin, SensitiveBytes(QByteArrayView(digits))};
    }
    std::unique_ptr<StaffDesk> opened()
    {
        StaffDeskSettings settings;
        settings.list = path();
        settings.ca = m_office.content(QStringLiteral("ca.pem"));
        settings.hall = QStringLiteral("chenghu-hall");
        settings.folder = m_state->path();
        auto desk = std::make_unique<StaffDesk>(settings, nullptr, m_clock, *m_clock, Logger(m_log, m_clock),
                                                [this](const StaffEvent &event) {
                                                    m_said << QString::fromLatin1(codeName(event.kind)) + u' '
                                                            + event.person + u' ' + QString::fromLatin1(event.code);
                                                });
        desk->open();
        return desk;
    }

    test::StaffOffice m_office;
    QString m_hash;
    std::shared_ptr<test::VirtualClock> m_clock;
    std::unique_ptr<QTemporaryDir> m_state;
    std::shared_ptr<test::LogLines> m_log;
    QStringList m_said;
    std::unique_ptr<StaffDesk> m_desk;
};

QTEST_GUILESS_MAIN(TestStaffDesk)
#include "tst_staff_desk.moc"
