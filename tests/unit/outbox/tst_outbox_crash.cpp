// SPDX-License-Identifier: Apache-2.0
// A child process with store, client and engine is killed while it sends: when the portal has the case and the
// terminal does not know it yet, and at every write and sync of its own book-keeping.
#include "portal_books.h"

#include <outbox/outbox_engine.h>
#include <portal_client/client_under_test.h>
#include <storage/fault_vfs.h>
#include <support/await.h>
#include <support/sealed_cases.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace kiosk;
using namespace kiosk::test;

namespace {

// child: "--send FOLDER PAPERS URL N": sends what is there; killed before its n-th write or sync (0: never)
int sendEverything(const QStringList &arguments)
{
    FaultVfs::install();
    const auto clock = std::make_shared<SystemClock>();
    SystemAlarms alarms;
    PortalSettings settings;
    settings.base = QUrl(arguments[4]);
    auto client = HttpPortalClient::create(settings, readCredentials(arguments[3]).value(), clock, alarms, Logger());
    Store store({arguments[2], 0}, clock, Logger());
    const auto opened = await(store.open());
    if (!opened || !client)
        return 2;
    if (arguments[5] != QLatin1String("0"))
        FaultVfs::arm(DiskFault::KillBefore, arguments[5].toInt());
    OutboxEngine engine(store, **client, clock, alarms, Logger());
    QEventLoop loop;
    QObject::connect(&engine, &OutboxEngine::countsChanged, &loop, [&] {
        if (engine.pending() == 0)
            loop.quit();
    });
    QTimer::singleShot(20s, &loop, [&loop] { loop.exit(3); });
    engine.start(opened->pending);
    const int ended = engine.pending() == 0 ? 0 : loop.exec();
    FaultVfs::arm(DiskFault::None, 0);
    return ended;
}

} // namespace

class TestOutboxCrash : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<ScriptedPortal>(m_papers, m_books.script());
        QVERIFY(m_portal->isGood());
    }

    void killedAfterThePortalHasItAndBeforeItsAnswer()
    {
        const QString id = seal();
        std::atomic<qint64> child = 0;
        m_books.beforeAnswering([&child](const HeardRequest &) {
            if (child > 0)
                ::kill(static_cast<pid_t>(child.exchange(0)), SIGKILL);
        });
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        QObject::connect(&process, &QProcess::started, this, [&] { child = process.processId(); });
        process.start(QCoreApplication::applicationFilePath(), arguments(0));
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        m_books.beforeAnswering({});
        const QByteArray number = m_books.caseNo(id);
        QVERIFY(!number.isEmpty());
        QCOMPARE(counts().pending, 1); // the terminal knows nothing of it
        QVERIFY(!sendUntilKilled(0));
        QCOMPARE(counts().pending, 0);
        QCOMPARE(m_books.caseNo(id), number);
        QCOMPARE(m_books.cases(), 1);
    }
    void killedAtAnyStepOfItsBookKeeping()
    {
        int at = 0;
        bool killed = true;
        while (killed) { // until sending one case needs fewer operations than that
            const int before = m_books.cases();
            const QString id = seal();
            killed = sendUntilKilled(++at);
            const StoreCounts counted = counts();
            QCOMPARE(counted.pending + counted.acknowledged, before + 1);
            QVERIFY2(killed || counted.pending == 0, qPrintable(QString::number(at)));
            QVERIFY(!sendUntilKilled(0)); // the next start sends what is left, or finds nothing to send
            QCOMPARE(counts().pending, 0);
            QCOMPARE(m_books.cases(), before + 1);
            QVERIFY(!m_books.caseNo(id).isEmpty() && !m_books.contradicted());
        }
        QVERIFY2(at > 5, qPrintable(QString::number(at)));
    }

private:
    QString folder() const { return m_folder.filePath(QStringLiteral("data")); }
    QStringList arguments(int at) const
    {
        return {QStringLiteral("--send"), folder(), m_papers.folder(), m_portal->base().toString(),
                QString::number(at)};
    }
    bool sendUntilKilled(int at)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QCoreApplication::applicationFilePath(), arguments(at));
        process.waitForFinished();
        return process.exitStatus() == QProcess::CrashExit || process.exitCode() != 0;
    }
    QString seal()
    {
        Store store({folder(), 0}, m_clock, Logger());
        const SealedCase sealed = sealedCase(*m_clock);
        return await(store.open()) && await(store.sealCase(sealed)) ? sealed.submission.text() : QString();
    }
    StoreCounts counts()
    {
        Store store({folder(), 0}, m_clock, Logger());
        return await(store.open()) ? await(store.counts()).value() : StoreCounts();
    }

    DevPapers m_papers;
    PortalBooks m_books;
    std::unique_ptr<ScriptedPortal> m_portal;
    std::shared_ptr<SystemClock> m_clock = std::make_shared<SystemClock>();
    QTemporaryDir m_folder{QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm/outbox-XXXXXX")
                                                                     : QString()};
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == QLatin1String("--send"))
        return sendEverything(QCoreApplication::arguments());
    TestOutboxCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_outbox_crash.moc"
