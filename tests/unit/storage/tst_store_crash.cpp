// SPDX-License-Identifier: Apache-2.0
// The Store in a child process that is killed, or whose disk fails, at every single write and sync of its work. What
// the child had said was kept must be there afterwards, whole, and nothing else may be half there.
#include <storage/fault_vfs.h>

#include <storage/store.h>
#include <support/await.h>
#include <support/sealed_cases.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>
#include <cstdio>

using namespace kiosk;
using test::await;
using test::DiskFault;
using test::FaultVfs;

namespace {

constexpr int CasesPerRun = 2;

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

Result<QStringList> openedIds(const QString &folder)
{
    Store store({folder, 0}, std::make_shared<SystemClock>(), Logger());
    const OpenedStore opened = KIOSK_TRY(await(store.open()));
    QStringList ids;
    for (const OutboxRow &row : opened.pending) {
        KIOSK_TRY(await(store.payload(row.id))); // whole: the digest holds
        ids << row.id;
    }
    // a case without its row, or a row without its case, would show here
    const StoreCounts counts = KIOSK_TRY(await(store.counts()));
    if (counts.pendingCases != ids.size())
        return fail(ErrorCode::Internal, QStringLiteral("cases and rows differ"));
    return ids;
}

// child: "--seal FOLDER FAULT N": seals some cases and says "try ID" before and "kept ID" or "refused CODE" after each
int sealUntilTheFault(const QStringList &arguments)
{
    FaultVfs::install();
    const auto clock = std::make_shared<SystemClock>();
    Store store({arguments[2], 0}, clock, Logger());
    if (!await(store.open()))
        return 2;
    FaultVfs::arm(static_cast<DiskFault>(arguments[3].toInt()), arguments[4].toInt());
    for (int i = 0; i < CasesPerRun; ++i) {
        const SealedCase sealed = test::sealedCase(*clock);
        say(QStringLiteral("try %1").arg(sealed.submission.text()));
        const auto kept = await(store.sealCase(sealed));
        if (kept)
            say(QStringLiteral("kept %1").arg(sealed.submission.text()));
        else
            say(QStringLiteral("refused %1").arg(QLatin1String(codeName(kept.error().code))));
        if (kept && FaultVfs::hasUnsyncedWrites())
            say(QStringLiteral("unsynced"));
    }
    say(QStringLiteral("operations %1").arg(FaultVfs::operations()));
    FaultVfs::arm(DiskFault::None, 0);
    return 0;
}

// child: "--open FOLDER N": opens the store and is killed at the n-th operation of it; 0 when there are fewer
int openUntilKilled(const QStringList &arguments)
{
    FaultVfs::install();
    Store store({arguments[2], 0}, std::make_shared<SystemClock>(), Logger());
    FaultVfs::arm(DiskFault::KillBefore, arguments[3].toInt());
    const bool opened = await(store.open()).has_value();
    FaultVfs::arm(DiskFault::None, 0);
    return opened ? 0 : 1;
}

// child: "--hold FOLDER": has the store until its stdin closes
int holdTheStore(const QStringList &arguments)
{
    Store store({arguments[2], 0}, std::make_shared<SystemClock>(), Logger());
    say(await(store.open()) ? QStringLiteral("opened") : QStringLiteral("refused"));
    return std::getchar() == EOF ? 0 : 1;
}

struct Witness {
    bool killed = false;
    int operations = 0;
    bool unsynced = false;
    QStringList tried, kept, refusals;
};

} // namespace

class TestStoreCrash : public QObject {
    Q_OBJECT
private slots:
    void whatIsPromisedIsOnTheDisk()
    {
        const Witness witness = run(DiskFault::None, 0);
        QCOMPARE(witness.kept.size(), CasesPerRun);
        QVERIFY(!witness.unsynced); // synchronous=FULL: the log was synced before the promise
        QVERIFY(witness.operations >= 3 * CasesPerRun);
        QVERIFY(judged(witness, 0));
    }
    void aKillBeforeAnyWriteOrSyncLosesNothingThatWasPromised() // after one is before the next
    {
        int at = 0;
        bool killed = true;
        while (killed) { // until the work needs fewer operations than that
            const Witness witness = run(DiskFault::KillBefore, ++at);
            killed = witness.killed;
            if (!judged(witness, at))
                return;
        }
        QVERIFY2(at > 10 * CasesPerRun, qPrintable(QString::number(at)));
    }
    void aFullDiskRefusesPolitelyAndKeepsWhatItHas()
    {
        const int points = operations();
        for (int at = 1; at <= points; at += 2) {
            const Witness witness = run(DiskFault::Full, at);
            QVERIFY(!witness.killed);
            QVERIFY(witness.refusals.size() == CasesPerRun - witness.kept.size());
            for (const QString &code : witness.refusals)
                QCOMPARE(code, QStringLiteral("storage-full"));
            if (!judged(witness, at))
                return;
        }
    }
    void aWriteErrorCostsOneCaseAndTheStoreGoesOn()
    {
        const int points = operations();
        for (int at = 1; at <= points; ++at) {
            const Witness witness = run(DiskFault::WriteError, at);
            QVERIFY(!witness.killed);
            QVERIFY2(witness.kept.size() >= CasesPerRun - 1, qPrintable(QString::number(at)));
            for (const QString &code : witness.refusals)
                QCOMPARE(code, QStringLiteral("storage-fault"));
            if (!judged(witness, at))
                return;
        }
    }
    void aKillWhileAnOldFileIsBroughtUpToDateCostsNoRow()
    {
        QFile sql(QStringLiteral(KIOSK_TEST_DATA "/storage/version-1.sql"));
        QVERIFY(sql.open(QIODevice::ReadOnly));
        const std::string old = sql.readAll().toStdString();
        int at = 0;
        for (bool killed = true; killed;) {
            const QString place = m_folder.filePath(QStringLiteral("old-%1").arg(++at));
            QVERIFY(QDir().mkpath(place));
            SQLite::Database((place + QStringLiteral("/store.db")).toStdString(),
                             SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
                .exec(old);
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--open"), place, QString::number(at)});
            QVERIFY(child.waitForFinished());
            killed = child.exitStatus() == QProcess::CrashExit;
            Store store({place, 0}, std::make_shared<SystemClock>(), Logger());
            const auto opened = await(store.open());
            QVERIFY2(opened, qPrintable(QString::number(at)));
            QCOMPARE(opened->pending.size(), 6); // five, and what a claim became
            for (const OutboxRow &row : opened->pending)
                QVERIFY(await(store.payload(row.id)));
        }
        QVERIFY2(at > 10, qPrintable(QString::number(at)));
    }
    void aSecondProcessFindsTheStoreTaken()
    {
        QProcess holder;
        holder.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), folder()});
        QVERIFY(holder.waitForReadyRead());
        QCOMPARE(holder.readLine().trimmed(), QByteArray("opened"));
        QCOMPARE(openedIds(folder()).error().code, ErrorCode::Conflict);
        holder.kill(); // the lock dies with its process
        QVERIFY(holder.waitForFinished());
        QVERIFY(openedIds(folder()));
    }

private:
    QString folder() const { return m_folder.filePath(QStringLiteral("data")); }

    Witness run(DiskFault fault, int at)
    {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(
            QCoreApplication::applicationFilePath(),
            {QStringLiteral("--seal"), folder(), QString::number(static_cast<int>(fault)), QString::number(at)});
        child.waitForFinished();
        Witness witness;
        witness.killed = child.exitStatus() == QProcess::CrashExit;
        for (const QByteArray &line : child.readAllStandardOutput().split('\n')) {
            const QStringList words = QString::fromUtf8(line).split(u' ');
            if (words[0] == u"try")
                witness.tried << words[1];
            else if (words[0] == u"kept")
                witness.kept << words[1];
            else if (words[0] == u"refused")
                witness.refusals << words[1];
            else if (words[0] == u"operations")
                witness.operations = words[1].toInt();
            else if (words[0] == u"unsynced")
                witness.unsynced = true;
        }
        return witness;
    }
    int operations()
    {
        const Witness witness = run(DiskFault::None, 0);
        return judged(witness, 0) ? witness.operations : 0;
    }
    // Everything promised is there; everything there was at least tried; what was there before still is.
    bool judged(const Witness &witness, int at)
    {
        const auto found = openedIds(folder());
        const auto complain = [at](const QString &what) {
            qWarning("operation %d: %s", at, qPrintable(what));
            QTest::qFail("the store does not hold what was promised", __FILE__, __LINE__);
            return false;
        };
        if (!found)
            return complain(found.error().trace());
        if (found->first(m_before.size()) != m_before)
            return complain(QStringLiteral("an earlier case is gone"));
        const QStringList added = found->sliced(m_before.size());
        m_before = *found;
        for (const QString &id : witness.kept) {
            if (!added.contains(id))
                return complain(QStringLiteral("a promised case is gone"));
        }
        for (const QString &id : added) {
            if (!witness.tried.contains(id))
                return complain(QStringLiteral("a case that nobody sealed"));
        }
        return added.size() <= witness.kept.size() + 1 || complain(QStringLiteral("refused cases are there"));
    }

    // a killed process loses nothing that the system has: memory serves as the disk, and is quicker
    QTemporaryDir m_folder{QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm/store-XXXXXX")
                                                                     : QString()};
    QStringList m_before;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--seal"))
        return sealUntilTheFault(arguments);
    if (arguments.value(1) == QLatin1String("--open"))
        return openUntilKilled(arguments);
    if (arguments.value(1) == QLatin1String("--hold"))
        return holdTheStore(arguments);
    TestStoreCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_store_crash.moc"
