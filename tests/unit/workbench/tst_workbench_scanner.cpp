// SPDX-License-Identifier: Apache-2.0
// The scanner module of the workbench in another process, read by the driver as it is; and by hand, where the driver
// asks for less than a module can do.
#include "raw_port.h"
#include "scanner_fixture.h"

#include <serial/gm65_scanner.h>

using namespace kiosk;
using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;
using hal::CodeUse;

namespace {

const QString Licence = u"https://licence.example/l?t=8f3a"_s;

// as printed on the protocol page
const QByteArray Trigger = QByteArray::fromHex("7E000801000201ABCD");
const QByteArray Heartbeat = QByteArray::fromHex("7E000A01000000301A");
const QByteArray Done = QByteArray::fromHex("02000001003331");
const QByteArray Alive = QByteArray::fromHex("03000001003331");

} // namespace

class TestWorkbenchScanner : public QObject, ScannerFixture {
    Q_OBJECT

    void start(const QString &model = u"gm65"_s, const QMap<QString, QString> &parameters = {})
    {
        startBench({u"--scanner"_s, model});
        open(gm65::gm65Driver(), address(), parameters);
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 10'000);
    }
    Pending<hal::ScannedCode> begin(CodeUse use, Duration within = 6s)
    {
        return m_scanner->scan(use, Deadline::in(*m_clock, within));
    }
    static QString ending(Pending<hal::ScannedCode> pending)
    {
        const auto code = await(pending, 15s);
        return code ? code->text.reveal() : QLatin1String(codeName(code.error().code));
    }
    QString scan(CodeUse use = CodeUse::Licence, Duration within = 6s) { return ending(begin(use, within)); }

public:
    TestWorkbenchScanner() : ScannerFixture(u"scanner"_s) { }

private slots:
    void cleanup() { end(); }

    void theModuleIsSetUpAsTheDriverPromises()
    {
        start();
        QCOMPARE(state()[u"mode"].toString(), u"command"_s);
        QCOMPARE(state()[u"obeysSettingCodes"], QJsonValue(false));
        QVERIFY(m_bench->log("line-left").isEmpty());
        QVERIFY(show(Payment)); // nobody waits: a module in command mode does not look
        QCOMPARE(state()[u"triggers"].toInt(), 0);
        QCOMPARE(scan(CodeUse::Payment), Payment);
        QTRY_COMPARE(m_bench->log("code-read").size(), 1); // the bytes may be here before their line is in the log
        QCOMPARE(m_bench->log("code-shown").value(0)[u"bytes"].toInt(), 18);
    }
    void aCodeMayComeWhileTheTriggerIsOpen()
    {
        start();
        auto pending = begin(CodeUse::Licence);
        QTRY_VERIFY(state()[u"triggered"].toBool());
        QVERIFY(show({{u"hex"_s, u"b0ecc0ed"_s}})); // GBK, as some printers make it
        QCOMPARE(ending(pending), u"办理"_s);
        QVERIFY(!state()[u"triggered"].toBool());
        QVERIFY(hide());
        QCOMPARE(scan(CodeUse::Licence, 500ms), u"timed-out"_s);
        QCOMPARE(m_bench->log("code-hidden").size(), 1);
    }
    void aGm812TellsAimIdAndTail()
    {
        start(u"gm812"_s, {{u"dialect"_s, u"gm812"_s}, {u"aim"_s, u"on"_s}});
        QCOMPARE(state()[u"aimId"], QJsonValue(true));
        QVERIFY(show({{u"text"_s, Licence}, {u"symbology"_s, u"data-matrix"_s}}));
        const auto code = await(begin(CodeUse::Licence), 10s);
        QVERIFY(code);
        QCOMPARE(code->text.reveal(), Licence);
        QCOMPARE(code->symbology, hal::Symbology::DataMatrix);
    }
    void theWrongDialectLosesAGm65()
    {
        start();
        m_device.reset();
        RawPort host = RawPort::serial(m_bench->device(u"scanner"_s));
        host.write(QByteArray::fromHex("7E000801000D01ABCD")); // on a GM81x this is the encoding
        QCOMPARE(host.read(Done.size()), Done);
        host.write(Heartbeat);
        QCOMPARE(host.read(1, 200), QByteArray());
        QCOMPARE(m_bench->log("line-left").size(), 1);
    }
    void framesOfTheProtocolPage()
    {
        start();
        m_device.reset();
        RawPort host = RawPort::serial(m_bench->device(u"scanner"_s));
        const auto ask = [&](const QByteArray &request, qsizetype size, int waitMs = 2000) {
            host.write(request);
            return host.read(size, waitMs);
        };
        QCOMPARE(ask(Heartbeat, Alive.size()), Alive);
        QCOMPARE(ask(QByteArray::fromHex("7E000A01000000301B"), 1, 200), QByteArray()); // a wrong CRC
        QCOMPARE(ask("noise" + Trigger, Done.size()), Done);
        QCOMPARE(ask(QByteArray::fromHex("7E0009010000 00DEC8"), Done.size()), Done); // save
        QVERIFY(unplug());
        QVERIFY(plug());
        QCOMPARE(state()[u"mode"].toString(), u"command"_s); // from its flash
        QCOMPARE(state()[u"obeysSettingCodes"], QJsonValue(true));
        RawPort again = RawPort::serial(m_bench->device(u"scanner"_s));
        again.write(QByteArray::fromHex("7E00080100D950ABCD"));
        QCOMPARE(again.read(Done.size()), Done);
        QCOMPARE(state()[u"mode"].toString(), u"manual"_s); // the factory's
        again.write(QByteArray::fromHex("7E0008010000D6ABCD"));
        QCOMPARE(again.read(Done.size()), Done);
        QVERIFY(show(u"self"_s)); // continuous: it reads what it sees
        QCOMPARE(again.read(6), QByteArray("self\r\n"));
    }

    void faultsOnTheWire_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("bytes"); // behind the reply to the trigger
        const auto row = [](const char *name, const QByteArray &bytes, const QString &text = u"abcd"_s) {
            QTest::newRow(name) << text << bytes;
        };
        row("missing-tail", "abcd");
        row("cr-only", "abcd\r");
        row("tail-split", "abcd\r\n");
        row("two-scans-glued", "abcd\r\nanother code\r\n");
        row("duplicate", "abcd\r\nabcd\r\n");
        row("4-kb", QByteArray(4096, 'x') + "\r\n");
        row("nul-and-esc", QByteArray("ab\0\x1B[2Jcd\r\n", 11));
        row("invalid-utf8",
            "ab\xFF\xFE"
            "cd\r\n");
        row("gbk", "\xB2\xE2\xCA\xD4\r\n", u"测试"_s);
        row("reply-in-the-middle", "ab" + Alive + "cd\r\n");
        row("unplug-mid-scan", "ab");
        row("read-fail", "read fail\r\n");
        row("settings-code", "_SET_CODE_ON\r\n");
    }
    void faultsOnTheWire()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, bytes);
        start();
        m_device.reset(); // the module stays in command mode
        RawPort host = RawPort::serial(m_bench->device(u"scanner"_s));
        QVERIFY(show(text) && fault(QTest::currentDataTag()));
        host.write(Trigger);
        const QByteArray got = host.read(Done.size() + bytes.size(), 6000);
        if (qstrcmp(QTest::currentDataTag(), "unplug-mid-scan") == 0) // a hang-up also eats what was not fetched yet
            QVERIFY((Done + bytes).startsWith(got));
        else
            QCOMPARE(got, Done + bytes);
        QCOMPARE(host.read(1, 100), QByteArray()); // and no more
        QVERIFY(isSpent());
    }
    void aSettingCodeIsObeyedUnlessThatIsOff()
    {
        start();
        m_device.reset();
        RawPort host = RawPort::serial(m_bench->device(u"scanner"_s));
        host.write(QByteArray::fromHex("7E00080100D950ABCD") + QByteArray::fromHex("7E0008010000D5ABCD"));
        QCOMPARE(host.read(2 * Done.size()), Done + Done); // the factory's settings, and command mode
        QVERIFY(show(u"_SET_CODE_OFF"_s));
        host.write(Trigger);
        QCOMPARE(host.read(Done.size() + 1, 400), Done);
        QCOMPARE(state()[u"obeysSettingCodes"], QJsonValue(false));
        QCOMPARE(m_bench->log("setting-code-obeyed").size(), 1);
        host.write(Trigger);
        QCOMPARE(host.read(Done.size() + 15), Done + "_SET_CODE_OFF\r\n"); // now a text as any other
    }

    void textsThatEndOddly_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"missing-tail", "cr-only", "reply-in-the-middle", "two-scans-glued", "tail-split"})
            QTest::newRow(name) << QByteArray(name);
    }
    void textsThatEndOddly()
    {
        QFETCH(QByteArray, name);
        start();
        QVERIFY(show(Licence) && fault(name));
        QCOMPARE(scan(), Licence);
        QVERIFY(isSpent());
        faultInjected("scanner." + name);
        QVERIFY(hide());
        QCOMPARE(scan(CodeUse::Licence, 400ms), u"timed-out"_s); // nothing is left over
    }
    void textsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("ending");
        QTest::newRow("4-kb") << QByteArray("4-kb") << u"invalid-input"_s;
        QTest::newRow("nul-and-esc") << QByteArray("nul-and-esc") << u"invalid-input"_s;
        QTest::newRow("invalid-utf8") << QByteArray("invalid-utf8") << u"invalid-input"_s;
        QTest::newRow("settings-code") << QByteArray("settings-code") << u"code-kind"_s;
    }
    void textsThatAreNone()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, ending);
        start();
        QVERIFY(show(Licence) && fault(name));
        QCOMPARE(scan(CodeUse::Licence, 12s), ending);
        QVERIFY(isSpent());
        faultInjected("scanner." + name);
        QCOMPARE(statistic("FailedScanCount"), 1);
        QVERIFY(m_bench->log("setting-code-obeyed").isEmpty());
        QCOMPARE(scan(), Licence);
    }
    void gbkIsRead()
    {
        start();
        QVERIFY(show(u"办理回执"_s) && fault("gbk"));
        QCOMPARE(scan(), u"办理回执"_s);
        QVERIFY(isSpent());
        faultInjected("scanner.gbk");
    }
    void aDoubleIsOneScan()
    {
        start();
        QVERIFY(show(Licence) && fault("duplicate"));
        QCOMPARE(scan(), Licence);
        QVERIFY(isSpent());
        faultInjected("scanner.duplicate");
        QTRY_COMPARE(statistic("DroppedScanCount"), 1);
        QCOMPARE(statistic("GoodScanCount"), 1);
    }
    void aFailedReadIsNoCode()
    {
        start();
        QVERIFY(fault("read-fail"));
        auto pending = begin(CodeUse::Licence);
        QTRY_VERIFY(isSpent());
        faultInjected("scanner.read-fail");
        QVERIFY(show(Licence));
        QCOMPARE(ending(pending), Licence);
    }
    void whatIsReadBeforeTheStepIsDropped()
    {
        start();
        QVERIFY(fault("before-the-step") && show(Licence));
        faultInjected("scanner.before-the-step");
        QTRY_COMPARE(statistic("DroppedScanCount"), 1);
        QVERIFY(hide());
        QCOMPARE(scan(CodeUse::Licence, 400ms), u"timed-out"_s);
    }
    void pulledInTheMiddleOfAScan()
    {
        start();
        QVERIFY(show(Licence) && fault("unplug-mid-scan"));
        QCOMPARE(scan(), u"link-broken"_s);
        faultInjected("scanner.unplug-mid-scan");
        QTRY_VERIFY(isGone());
        QVERIFY(plug());
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 10'000);
        QCOMPARE(state()[u"obeysSettingCodes"], QJsonValue(false)); // it had lost that with its power
        QCOMPARE(scan(), Licence);
    }
    void aBrokenReplyIsNoCode()
    {
        start();
        QVERIFY(show(Licence) && fault("wrong-checksum"));
        QCOMPARE(scan(), Licence);
        QVERIFY(isSpent());
        faultInjected("scanner.wrong-checksum");
        QVERIFY(statistic("CommunicationErrorCount") >= 1);
    }
    void aSilentModuleIsLostAndFoundAgain()
    {
        start();
        QVERIFY(fault("silence", {{u"times"_s, 6}})); // three triggers, three heartbeats
        QCOMPARE(scan(), u"link-broken"_s);
        faultInjected("scanner.silence");
        QTRY_VERIFY_WITH_TIMEOUT(isSpent() && isOnline(), 15'000);
        QVERIFY(show(Licence));
        QCOMPARE(scan(), Licence);
    }
    void faultsAreTakenBack()
    {
        start();
        QVERIFY(fault("nul-and-esc") && fault("silence") && fault("none") && show(Licence));
        QCOMPARE(scan(), Licence);
    }
    void wrongActsAreRefused()
    {
        startBench({});
        QVERIFY(error("code.show", {}).contains(u"hex"));
        QVERIFY(error("code.show", {{u"text"_s, u"a"_s}, {u"hex"_s, u"61"_s}}).contains(u"one of"));
        QVERIFY(error("code.show", {{u"hex"_s, u"6"_s}}).contains(u"pairs"));
        QVERIFY(error("code.show", {{u"text"_s, u"a"_s}, {u"symbology"_s, u"morse"_s}}).contains(u"han-xin"));
        QVERIFY(error("code.hide", {}).contains(u"no code"));
        QVERIFY(error("code.fault", {{u"fault"_s, u"rust"_s}}).contains(u"tail-split"));
    }
};

QTEST_GUILESS_MAIN(TestWorkbenchScanner)
#include "tst_workbench_scanner.moc"
