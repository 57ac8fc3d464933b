// SPDX-License-Identifier: Apache-2.0
// Whatever the process on the other side does, the caller gets an answer or a typed error, in time.
#include "host_rig.h"

#include <support/faults.h>

#include <QTemporaryDir>
#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace kiosk;
using namespace kiosk::test;

class TestHostProcess : public QObject {
    Q_OBJECT
    const HostRig m_rig{KIOSK_HOST_BROKEN};

private slots:
    void bytesComeBack_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 1024, 65536, 5'000'000})
            QTest::addRow("%d", size) << size;
    }
    void bytesComeBack()
    {
        QFETCH(int, size);
        QByteArray input(size, '\0');
        for (int i = 0; i < size; ++i)
            input[i] = static_cast<char>(i * 7);
        const auto answer = m_rig.run({"echo", {}, 6'000'000}, input);
        QVERIFY2(answer, qPrintable(traceOf(answer)));
        QCOMPARE(answer->size(), std::size_t(1));
        QVERIFY(answer->front().bytes.view() == input);
    }
    void whatTheTaskSaysIsACode()
    {
        const auto answer = m_rig.run({"refuse", {}}, "x");
        QCOMPARE(codeOf(answer), QStringLiteral("invalid-input"));
        QVERIFY(!traceOf(answer).contains(QStringLiteral("330199"))); // its words stay in there
        QCOMPARE(codeOf(m_rig.run({"no-such-task", {}}, "x")), QStringLiteral("unsupported"));
    }
    void aCrashNamesItsSignal()
    {
        for (const auto &[signal, name] : {std::pair(SIGSEGV, "SIGSEGV"), std::pair(SIGABRT, "SIGABRT")}) {
            const auto answer = m_rig.run({"die", {QByteArray::number(signal)}}, "x");
            QCOMPARE(codeOf(answer), QStringLiteral("device-fault"));
            QVERIFY2(traceOf(answer).contains(QLatin1String(name)), qPrintable(traceOf(answer)));
        }
    }
    void anExitCodeWithoutAnAnswerIsAFault()
    {
        const auto answer = m_rig.run({"leave", {"7"}}, "x");
        QCOMPARE(codeOf(answer), QStringLiteral("device-fault"));
        QVERIFY(traceOf(answer).contains(QStringLiteral("exit code 7")));
        QCOMPARE(codeOf(m_rig.run({"leave", {"0"}}, "x")), QStringLiteral("device-fault")); // and silence is garbage
    }
    void garbageIsAFault_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("text") << QByteArray("Segmentation fault");
        QTest::newRow("half a head") << QByteArray("KHA1\0\0", 6);
        QTest::newRow("too short") << QByteArray("KHA1\0\0\0\0\x20", 9) + "abc";
        QTest::newRow("too long") << QByteArray("KHA1\0\0\0\0\0", 9) + "abc";
        QTest::newRow("picture larger than itself") << QByteArray("KHA1\0\0\0\0\x09\x03\0\0\x27\x10\0\0\x27\x10", 18);
    }
    void garbageIsAFault()
    {
        QFETCH(QByteArray, answer);
        QCOMPARE(codeOf(m_rig.run({"raw", {}}, answer)), QStringLiteral("device-fault"));
    }
    void anAnswerWithoutEndIsCutOff()
    {
        const auto answer = m_rig.run({"flood", {}, 1024 * 1024}, "x");
        QCOMPARE(codeOf(answer), QStringLiteral("device-fault"));
        QVERIFY(hasNoChildren());
    }
    void aTaskThatHangsEndsAtItsDeadline()
    {
        const auto begun = m_rig.now();
        QCOMPARE(codeOf(m_rig.run({"wait", {}}, "x", 300ms)), QStringLiteral("timed-out"));
        QVERIFY(m_rig.now() - begun < 3s);
        QVERIFY(hasNoChildren());
    }
    void aTaskThatHangsCanBeCancelled()
    {
        CancelSource source;
        std::thread impatient([&] { source.cancel(); });
        QCOMPARE(codeOf(m_rig.run({"wait", {}}, "x", 20s, source.token())), QStringLiteral("cancelled"));
        impatient.join();
        QVERIFY(hasNoChildren());
    }
    void aTaskThatComputesForEverEndsWithoutUs() // if the terminal hung, nobody else would stop it
    {
        const auto answer = m_rig.run({"compute", {}}, "x");
        QCOMPARE(codeOf(answer), QStringLiteral("device-fault"));
        QVERIFY2(traceOf(answer).contains(QStringLiteral("SIG")), qPrintable(traceOf(answer)));
    }
    void aGrandchildHoldsNobodyUp()
    {
        const auto begun = m_rig.now();
        QCOMPARE(codeOf(m_rig.run({"orphan", {}}, "x", 10s)), QStringLiteral("ok"));
        QVERIFY(m_rig.now() - begun < 5s);
        QVERIFY(hasNoChildren());
    }
    void theSandboxHolds()
    {
        const QTemporaryDir folder;
        const auto answer = m_rig.run({"look", {folder.filePath(QStringLiteral("file")).toUtf8()}}, "x");
        QVERIFY2(answer, qPrintable(traceOf(answer)));
        // 0 1 2 and the answer's way out: none of ours
        const auto seen = answer->front().bytes.reveal().trimmed();
        QVERIFY(seen.startsWith("core=1 ") || seen.startsWith("core=0 ")); // 0 where that was the limit before
        QCOMPARE(seen.mid(7), QByteArray("file=0 cpu=2 dumpable=0 new-privileges=0 parent-death=9 open=4 wrote=0"));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        const auto fed = m_rig.run({"eat", {}}, "x");
        QVERIFY(fed);
        QCOMPARE(fed->front().bytes.reveal(), QByteArray("hungry"));
#endif
    }
    void aLimitIsNeverRaised() // the service unit allows no core at all
    {
        const rlimit forGood{0, 0};
        QCOMPARE(::setrlimit(RLIMIT_CORE, &forGood), 0);
        const auto answer = m_rig.run({"look", {"/dev/full"}}, "x");
        QVERIFY2(answer, qPrintable(traceOf(answer)));
        QVERIFY2(answer->front().bytes.view().startsWith("core=0 "), answer->front().bytes.reveal().constData());
    }
    void aHostThatIsNotThereIsNotFound()
    {
        QCOMPARE(codeOf(HostRig("/nowhere/kiosk-host").run({"echo", {}}, "x")), QStringLiteral("not-found"));
        QCOMPARE(codeOf(HostRig("").run({"echo", {}}, "x")), QStringLiteral("not-found"));
    }
    void inputBeyondTheLimitIsRefusedHere()
    {
        const QByteArray large(host::mostInput + 1, 'x');
        QCOMPARE(codeOf(m_rig.run({"echo", {}}, large)), QStringLiteral("invalid-input"));
    }
    void twentyRunsLeaveNothing()
    {
        const auto before = openDescriptors();
        for (int i = 0; i < 20; ++i) {
            static constexpr const char *tasks[] = {"echo", "die", "raw", "flood", "refuse"};
            (void)m_rig.run({tasks[i % 5], {"11"}, 65536}, "x");
        }
        QCOMPARE(openDescriptors(), before);
        QVERIFY(hasNoChildren());
    }
};
QTEST_GUILESS_MAIN(TestHostProcess)
#include "tst_host_process.moc"
