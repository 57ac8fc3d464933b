// SPDX-License-Identifier: Apache-2.0
// Locks over tries, clocks that jump, restarts, boots, damage and a full disk.
#include <staff/lockout_file.h>
#include <staff/totp.h>
#include <support/log_lines.h>
#include <support/virtual_clock.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;

namespace {

const auto Zhou = QStringLiteral("zhou-07");
const auto Lin = QStringLiteral("lin-02");

} // namespace

class TestLockouts : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_clock = std::make_shared<test::VirtualClock>();
        m_clock->advance(1h); // since boot
        m_state = std::make_unique<QTemporaryDir>();
        m_log = std::make_shared<test::LogLines>();
    }

    void fiveTriesThenFifteenSecondsDoubling()
    {
        const QList<Duration> expected{0s, 0s, 0s, 0s, 15s, 30s, 60s, 120s, 240s, 480s, 960s, 1800s, 1800s};
        for (int i = 0; i < expected.size(); ++i)
            QCOMPARE(lockAfter(i + 1, {}), expected[i]);
        QCOMPARE(lockAfter(1'000'000, {}), Duration(30min));
        QCOMPARE(lockAfter(0, {}), Duration::zero());
        LockoutFile file = opened();
        for (const Duration lock : expected) {
            file.countTry(Zhou);
            QCOMPARE(file.wait(Zhou), lock);
            m_clock->advance(lock);
            QCOMPARE(file.wait(Zhou), Duration::zero());
        }
        QCOMPARE(file.wait(Lin), Duration::zero()); // each for himself
    }
    void theRightSecretBeginsAnew()
    {
        LockoutFile file = opened();
        fail(file, 4);
        file.clear(Zhou, 0);
        fail(file, 4);
        QCOMPARE(file.wait(Zhou), Duration::zero());
        file.countTry(Zhou);
        QCOMPARE(file.wait(Zhou), Duration(15s));
    }
    void aLockSurvivesARestartOfTheProgram()
    {
        LockoutFile file = opened();
        fail(file, 7);
        m_clock->advance(20s);
        QCOMPARE(opened().wait(Zhou), Duration(40s));
        m_clock->advance(41s);
        LockoutFile later = opened();
        QCOMPARE(later.wait(Zhou), Duration::zero());
        later.countTry(Zhou);
        QCOMPARE(later.wait(Zhou), Duration(120s)); // the count went on
    }
    void aTryIsOnTheDiskBeforeItsAnswer()
    {
        for (int i = 0; i < 5; ++i)
            opened().countTry(Zhou); // and the program dies
        QCOMPARE(opened().wait(Zhou), Duration(15s));
    }
    void aBootBeginsTheLockAnewAndShortensNothing()
    {
        LockoutFile file = opened();
        fail(file, 7);
        m_clock->advance(59s);
        QCOMPARE(opened("another").wait(Zhou), Duration(60s));
        // the new boot is written: a second start of the program in it lengthens nothing
        m_clock->advance(10s);
        QCOMPARE(opened("another").wait(Zhou), Duration(50s));
        // a system that does not tell its boot is another one every time
        QCOMPARE(opened("").wait(Zhou), Duration(60s));
        m_clock->advance(10s);
        QCOMPARE(opened("").wait(Zhou), Duration(60s));
        QVERIFY(!bootId().isEmpty());
    }
    void theWallClockHasNoSay()
    {
        LockoutFile file = opened();
        fail(file, 7);
        for (const Duration jump : {Duration(24h * 365), Duration(-24h * 800)}) {
            m_clock->jumpWall(jump);
            QCOMPARE(file.wait(Zhou), Duration(60s));
            QCOMPARE(opened().wait(Zhou), Duration(60s));
        }
    }
    void aLockOfAnotherClockIsCut() // a machine that was up for a year, and a file carried over with its boot id
    {
        m_clock->advance(24h * 365);
        LockoutFile file = opened();
        fail(file, 12);
        m_clock = std::make_shared<test::VirtualClock>();
        QCOMPARE(opened().wait(Zhou), Duration(30min));
    }

    void aDamagedFileLocksEverybody_data()
    {
        QTest::addColumn<int>("kind");
        for (const char *name : {"empty", "cut off", "one bit", "rubbish", "a folder", "larger than it may be",
                                 "right digest, wrong content"})
            QTest::newRow(name) << 0;
    }
    void aDamagedFileLocksEverybody()
    {
        {
            LockoutFile file = opened();
            fail(file, 7);
            file.clear(Lin, 5);
        }
        damage(QByteArray(QTest::currentDataTag()));
        LockoutFile file = opened();
        QVERIFY(m_log->all().contains("staff.lockouts-damaged"));
        for (const QString &who : {Zhou, Lin, QStringLiteral("?stranger")})
            QCOMPARE(file.wait(who), Duration(15s));
        // every one-time password of this moment is spent
        QCOMPARE(file.usedStep(Lin), totpStep(m_clock->wall()) + 1);
        m_clock->advance(15s);
        QCOMPARE(file.wait(Zhou), Duration::zero());
        file.countTry(Zhou);
        if (QByteArray(QTest::currentDataTag()) != "a folder") { // there nothing can be written
            // and not again at the next start
            QCOMPARE(opened().wait(Lin), Duration::zero());
            QCOMPARE(opened("another").wait(Lin), Duration::zero());
        }
    }
    void aRestartInsideThatLockKeepsIt()
    {
        opened().countTry(Zhou);
        damage("rubbish");
        QCOMPARE(opened().wait(Lin), Duration(15s));
        m_clock->advance(5s);
        QCOMPARE(opened().wait(Lin), Duration(10s));
        QCOMPARE(opened("another").wait(Lin), Duration(15s));
    }
    void whatCannotBeWrittenCountsAndCosts()
    {
        QVERIFY(QDir(m_state->path()).mkdir(QStringLiteral("staff-lockouts.new"))); // so no new file can be made
        LockoutFile file = opened();
        file.countTry(Zhou);
        QCOMPARE(file.wait(Zhou), Duration(15s));
        QVERIFY(m_log->all().contains("staff.lockouts-not-kept"));
        for (int i = 0; i < 5; ++i)
            file.countTry(Zhou);
        QCOMPARE(file.wait(Zhou), Duration(30s));
    }

    void aSpentStepStaysSpent()
    {
        LockoutFile file = opened();
        QCOMPARE(file.usedStep(Zhou), 0);
        file.clear(Zhou, 59'000'000);
        file.clear(Zhou, 58'000'000);
        file.countTry(Zhou);
        file.clear(Zhou, 0);
        QCOMPARE(file.usedStep(Zhou), 59'000'000);
        QCOMPARE(opened().usedStep(Zhou), 59'000'000);
        QCOMPARE(opened("another").usedStep(Zhou), 59'000'000);
        QCOMPARE(file.usedStep(Lin), 0);
    }
    void strangersAreCountedInMemoryOnly()
    {
        LockoutFile file = opened();
        const auto stranger = [](int i) { return QStringLiteral("?c0ffee%1").arg(i); };
        for (int i = 0; i < 5; ++i)
            file.countTry(stranger(0));
        QCOMPARE(file.wait(stranger(0)), Duration(15s));
        QVERIFY(!content().contains("c0ffee"));
        for (int i = 1; i < 64; ++i)
            file.countTry(stranger(i));
        QCOMPARE(file.wait(stranger(0)), Duration(15s));
        for (int i = 64; i < 100; ++i)
            file.countTry(stranger(i)); // the table does not grow with them; who is locked goes last
        QCOMPARE(file.wait(stranger(0)), Duration(15s));
    }

private:
    LockoutFile opened(const char *boot = "this")
    {
        return LockoutFile(m_state->path(), {}, m_clock, Logger(m_log, m_clock), QString::fromLatin1(boot));
    }
    static void fail(LockoutFile &file, int times)
    {
        for (int i = 0; i < times; ++i)
            file.countTry(Zhou);
    }
    QString path() const { return m_state->filePath(QStringLiteral("staff-lockouts")); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void damage(const QByteArray &kind)
    {
        QByteArray bytes = content();
        QVERIFY(!bytes.isEmpty());
        QVERIFY(QFile::remove(path()));
        if (kind == "a folder") {
            QVERIFY(QDir().mkdir(path()));
            return;
        }
        const QByteArray json("{\"people\":{}}");
        if (kind == "empty")
            bytes.clear();
        else if (kind == "cut off")
            bytes.chop(1);
        else if (kind == "one bit")
            bytes[bytes.indexOf("failures\":7") + 10] = '6';
        else if (kind == "rubbish")
            bytes.fill('\xAA');
        else if (kind == "larger than it may be")
            bytes.append(QByteArray(2 << 20, ' '));
        else
            bytes = QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex() + '\n' + json;
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::shared_ptr<test::VirtualClock> m_clock;
    std::unique_ptr<QTemporaryDir> m_state;
    std::shared_ptr<test::LogLines> m_log;
};
QTEST_GUILESS_MAIN(TestLockouts)
#include "tst_lockouts.moc"
