// SPDX-License-Identifier: Apache-2.0
// Signed lists as an office makes them with openssl: which is taken, which is refused, and what stays.
#include <core/durable_file.h>
#include <preflight/check.h>
#include <staff/account_list.h>
#include <support/log_lines.h>
#include <support/staff_office.h>
#include <support/staff_samples.h>
#include <support/virtual_clock.h>

#include <QDir>
#include <QFile>
#include <QTest>
#include <sys/stat.h>

using namespace kiosk;

namespace {

const auto Hall = QStringLiteral("chenghu-hall");

} // namespace

class TestAccountList : public QObject {
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
    }

    void aListIsTakenAndOutlivesARestart()
    {
        AccountListShelf shelf = opened();
        QVERIFY(!shelf.current());
        const ListOutcome outcome = shelf.offer(list(7));
        QVERIFY(!outcome.fault);
        QCOMPARE(outcome.serial, 7);
        QVERIFY(outcome.changed && outcome.kept);
        QCOMPARE(shelf.current()->people.size(), 1);
        QCOMPARE(opened().current()->serial, 7);
        const ListOutcome again = shelf.offer(list(7));
        QVERIFY(!again.fault && !again.changed);
    }
    void theKeptCopyIsForTheTerminalsUserOnly()
    {
        AccountListShelf shelf = opened();
        shelf.offer(list(7));
        struct stat about { };
        QCOMPARE(::stat(qPrintable(kept()), &about), 0);
        QCOMPARE(about.st_mode & 0777, 0600U);
        QVERIFY(!QFile::exists(kept() + QStringLiteral(".new")));
    }
    void anOlderListNeverReplacesANewerOne()
    {
        AccountListShelf shelf = opened();
        shelf.offer(list(7));
        QCOMPARE(shelf.offer(list(6)).fault, std::optional(ListFault::Older));
        QCOMPARE(shelf.current()->serial, 7);
        // nor after a restart, with the older file in the newer one's place
        AccountListShelf later = opened();
        QCOMPARE(later.offer(list(6)).fault, std::optional(ListFault::Older));
        QCOMPARE(later.current()->serial, 7);
        QVERIFY(m_log->all().contains("list-older"));
        QCOMPARE(later.offer(list(8)).serial, 8);
    }
    void aHigherSerialOverAnEarlierDateIsAMistake()
    {
        AccountListShelf shelf = opened();
        shelf.offer(list(7));
        QJsonObject json = content(8);
        json.insert(QStringLiteral("issuedAt"), moment(-10));
        QCOMPARE(shelf.offer(m_office.sign(test::json(json))).fault, std::optional(ListFault::Older));
    }
    void oneSerialIsOneList()
    {
        AccountListShelf shelf = opened();
        shelf.offer(list(7));
        QJsonObject json = content(7);
        json.insert(QStringLiteral("validUntil"), moment(60));
        QCOMPARE(shelf.offer(m_office.sign(test::json(json))).fault, std::optional(ListFault::SerialReused));
    }
    void anExpiredListStillBarsAnOlderOne()
    {
        AccountListShelf shelf = opened();
        shelf.offer(list(7));
        m_clock->jumpWall(24h * 40);
        QCOMPARE(opened().current()->serial, 7);
        QCOMPARE(timeFault(*shelf.current(), m_clock->wall()), std::optional(ListFault::Expired));
        QJsonObject json = content(6);
        json.insert(QStringLiteral("validUntil"), moment(90));
        QCOMPARE(opened().offer(m_office.sign(test::json(json))).fault, std::optional(ListFault::Older));
    }
    void aBadListIsNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("fault");
        const auto row = [](const char *name, const QByteArray &bytes, ListFault fault) {
            QTest::newRow(name) << bytes << static_cast<int>(fault);
        };
        row("nothing", {}, ListFault::NotSigned);
        row("not CMS", test::json(content(7)), ListFault::NotSigned);
        row("another signer", m_office.sign(test::json(content(7)), QStringLiteral("stranger")), ListFault::NotSigned);
        row("one byte changed", list(7).replace("chenghu", "changhu"), ListFault::NotSigned);
        row("huge", QByteArray(3'000'000, '\x30'), ListFault::NotSigned);
        row("signed, not JSON", m_office.sign("hello"), ListFault::BadContent);
        row("signed and huge", m_office.sign(QByteArray(MostStaffListBytes + 1, ' ')), ListFault::BadContent);
        const auto changed = [this](const char *key, const QJsonValue &value) {
            QJsonObject json = content(7);
            json.insert(QString::fromLatin1(key), value);
            return m_office.sign(test::json(json));
        };
        row("a wrong key inside", changed("admins", 1), ListFault::BadContent);
        row("another hall", changed("hall", QStringLiteral("east-hall")), ListFault::OtherHall);
        row("expired", changed("validUntil", QDateTime::currentDateTimeUtc().addSecs(-60).toString(Qt::ISODate)),
            ListFault::Expired);
        row("of tomorrow", changed("issuedAt", QDateTime::currentDateTimeUtc().addDays(1).toString(Qt::ISODate)),
            ListFault::NotYetValid);
    }
    void aBadListIsNamed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, fault);
        AccountListShelf shelf = opened();
        const ListOutcome outcome = shelf.offer(bytes);
        QCOMPARE(outcome.fault, std::optional(static_cast<ListFault>(fault)));
        QVERIFY(!shelf.current() && !QFile::exists(kept()));
        QVERIFY(m_log->all().contains(codeName(*outcome.fault)));
        // what counted before counts on
        shelf.offer(list(5));
        shelf.offer(bytes);
        QCOMPARE(shelf.current()->serial, 5);
    }
    void aDamagedCopyIsToldAndCountsAsNone()
    {
        opened().offer(list(7));
        QFile file(kept());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(100));
        file.close();
        AccountListShelf shelf = opened();
        QVERIFY(!shelf.current());
        QVERIFY(m_log->all().contains("staff.kept-list-lost"));
        QVERIFY(!shelf.offer(list(7)).fault);
    }
    void aListThatCannotBeKeptCountsForNow()
    {
        QVERIFY(QDir(m_state->path()).mkdir(QStringLiteral("staff-accounts.cms.new"))); // so it cannot be written
        AccountListShelf shelf = opened();
        const ListOutcome outcome = shelf.offer(list(7));
        QVERIFY(!outcome.fault && outcome.changed && !outcome.kept);
        QCOMPARE(shelf.current()->serial, 7);
        QVERIFY(m_log->all().contains("staff.list-not-kept"));
    }

    void aDurableFileIsReplacedWholeOrNotAtAll()
    {
        const QString path = m_state->filePath(QStringLiteral("file"));
        QVERIFY(!readWhole(path, 10).value());
        QVERIFY(replaceDurably(path, "one"));
        QVERIFY(replaceDurably(path, "two"));
        QCOMPARE(readWhole(path, 3).value(), std::optional<QByteArray>("two"));
        QCOMPARE(readWhole(path, 2).error().code, ErrorCode::StorageFault);
        QVERIFY(QDir(m_state->path()).mkdir(QStringLiteral("file.new")));
        QCOMPARE(replaceDurably(path, "three").error().code, ErrorCode::StorageFault);
        QCOMPARE(readWhole(path, 3).value(), std::optional<QByteArray>("two"));
        QVERIFY(!replaceDurably(QStringLiteral("/nowhere/file"), "x"));
        QCOMPARE(readWhole(m_state->path(), 10).error().code, ErrorCode::StorageFault);
    }

    void kioskCheckReadsTheList()
    {
        QVERIFY(checkedWith(list(7)).isEmpty());
        const Findings missing = checkedWith({});
        QCOMPARE(missing.size(), 1);
        QCOMPARE(missing[0].file, QStringLiteral("staff/accounts.cms"));
        const Findings foreign = checkedWith(m_office.sign(test::json(content(7)), QStringLiteral("stranger")));
        QCOMPARE(foreign.size(), 1);
        QCOMPARE(foreign[0].reason, QStringLiteral("the signer is not one of the configured CA"));
        QJsonObject json = content(7);
        json.insert(QStringLiteral("serial"), 0);
        const Findings wrong = checkedWith(m_office.sign(test::json(json)));
        QCOMPARE(wrong.size(), 1);
        QCOMPARE(wrong[0].pointer, QStringLiteral("/serial"));
    }

private:
    QString moment(int days) const { return QDateTime::currentDateTimeUtc().addDays(days).toString(Qt::ISODate); }
    QJsonObject content(int serial) const
    {
        QJsonObject json
            = test::staffList(serial, {test::person("zhou-07", "04A1B2C3", m_hash, {QStringLiteral("hall")})});
        json.insert(QStringLiteral("issuedAt"),
                    QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-ddT00:00:00Z")));
        json.insert(QStringLiteral("validUntil"),
                    QDateTime::currentDateTimeUtc().addDays(30).toString(QStringLiteral("yyyy-MM-ddT00:00:00Z")));
        return json;
    }
    QByteArray list(int serial) const { return m_office.sign(test::json(content(serial))); }
    AccountListShelf opened() const
    {
        AccountListShelf shelf(m_state->path(), m_office.content(QStringLiteral("ca.pem")), Hall, m_clock,
                               Logger(m_log, m_clock));
        shelf.open();
        return shelf;
    }
    QString kept() const { return m_state->filePath(QStringLiteral("staff-accounts.cms")); }

    // the shipped configuration with a [staff] section; no bytes: no list
    Findings checkedWith(const QByteArray &accounts) const
    {
        QTemporaryDir dir;
        for (const char *name : {"devices.toml", "life-areas.json", "parts", "services"})
            QFile::link(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/") + QLatin1String(name),
                        dir.filePath(QLatin1String(name)));
        QFile shipped(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/kiosk.toml"));
        QFile toml(dir.filePath(QStringLiteral("kiosk.toml")));
        QDir(dir.path()).mkdir(QStringLiteral("staff"));
        if (!shipped.open(QIODevice::ReadOnly) || !toml.open(QIODevice::WriteOnly))
            return {Finding{QStringLiteral("the test"), {}, {}, {}}};
        toml.write(shipped.readAll() + "\n[staff]\nca = \"" + m_office.path(QStringLiteral("ca.pem")).toUtf8()
                   + "\"\naccounts = \"staff/accounts.cms\"\n");
        toml.close();
        QFile file(dir.filePath(QStringLiteral("staff/accounts.cms")));
        if (!accounts.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(accounts);
        file.close();
        return checkConfiguration(dir.path()).findings;
    }

    test::StaffOffice m_office;
    QString m_hash;
    std::shared_ptr<test::VirtualClock> m_clock;
    std::unique_ptr<QTemporaryDir> m_state;
    std::shared_ptr<test::LogLines> m_log;
};
QTEST_GUILESS_MAIN(TestAccountList)
#include "tst_account_list.moc"
