// SPDX-License-Identifier: Apache-2.0
// The driver over a pty: every fault that the line and the module can have.
#include "fake_gm65_peer.h"

#include <serial/gm65_scanner.h>
#include <support/faults.h>
#include <support/log_lines.h>
#include <transport/port_address.h>

#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using hal::CodeUse;
using hal::DeviceStatus;
using Piece = FakeGm65Peer::Piece;

namespace {

const QByteArray payment("134567890123456789");
const QByteArray licence("https://licence.example/l?t=8f3a");

} // namespace

class TestGm65Scanner : public QObject {
    Q_OBJECT

    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeGm65Peer> m_peer;
    std::shared_ptr<LogLines> m_lines;
    std::unique_ptr<gm65::Gm65Scanner> m_scanner;

    void make(gm65::Settings settings = {})
    {
        m_scanner.reset();
        const auto address = parsePortAddress(QStringLiteral("serial:%1?baud=9600").arg(m_folder->filePath("s")));
        hal::DeviceSetup setup;
        setup.slot = QStringLiteral("scanner");
        setup.capabilities.deviceClass = hal::DeviceClass::CodeScanner;
        setup.clock = m_clock;
        setup.log = Logger(m_lines, m_clock, LogLevel::Debug);
        m_scanner = std::make_unique<gm65::Gm65Scanner>(std::move(setup), makeTransport(*address, m_clock),
                                                        arrivalPath(*address), settings);
    }
    static gm65::Settings quick(Duration heartbeat)
    {
        gm65::Settings settings;
        settings.timing.heartbeat = heartbeat;
        settings.timing.reply = 100ms;
        settings.timing.window = 300ms;
        return settings;
    }
    void makeGm812()
    {
        gm65::Settings settings;
        settings.dialect = gm65::Dialect::Gm812;
        make(settings);
        openAndEnable();
    }
    Pending<hal::ScannedCode> begin(CodeUse use, Duration within = 5s)
    {
        return m_scanner->scan(use, Deadline::in(*m_clock, within));
    }
    template <typename T> Result<T> end(Pending<T> pending)
    {
        std::optional<Result<T>> result;
        whenReady(pending, this, [&](Result<T> got) { result.emplace(std::move(got)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 9000))
            return fail(ErrorCode::Internal, QStringLiteral("no answer at all"));
        return std::move(*result);
    }
    Result<hal::ScannedCode> scan(CodeUse use, Duration within = 5s) { return end(begin(use, within)); }
    QString textOf(const Result<hal::ScannedCode> &code)
    {
        return code ? code->text.reveal() : QLatin1String(codeName(code.error().code));
    }
    bool isOnline() const { return m_scanner->status().device.value == DeviceStatus::Online; }
    qint64 statistic(const char *name) const { return m_scanner->statistics().value(QLatin1String(name)); }
    void openAndEnable()
    {
        QVERIFY(m_scanner->open());
        QVERIFY(m_scanner->claim(QStringLiteral("session")));
        QVERIFY(m_scanner->setEnabled(true));
        QTRY_VERIFY(isOnline());
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_peer = std::make_unique<FakeGm65Peer>(m_folder->filePath(QStringLiteral("s")));
        m_lines = std::make_shared<LogLines>();
        make();
    }
    void cleanup()
    {
        m_scanner.reset();
        m_peer.reset();
        QVERIFY(!m_lines->all().contains(payment));
        QVERIFY(!m_lines->all().contains("licence.example"));
    }

    void settingCodesAreOffBeforeAnybodyScans()
    {
        openAndEnable();
        QVERIFY(!m_peer->obeysSettingCodes());
        QCOMPARE(m_peer->zone(0x0000), 0xD5); // command mode, lamp and beeper as they were
        QCOMPARE(m_peer->zone(0x000D), 0);    // on a GM65 this is the interface
        QCOMPARE(m_peer->zone(0x000E), 0);
    }
    void aGm812IsToldItsEncodingAndTail()
    {
        auto settings = quick(10s);
        settings.dialect = gm65::Dialect::Gm812;
        settings.aimId = true;
        make(settings);
        openAndEnable();
        QCOMPARE(m_peer->zone(0x000D), 1);
        QCOMPARE(m_peer->zone(0x000E), 2);
        QCOMPARE(m_peer->zone(0x00D0), 0x80);
        m_peer->show({{"]Q1" + licence + "\r\n"}});
        const auto code = scan(CodeUse::Licence);
        QVERIFY(code);
        QCOMPARE(code->aimId, QStringLiteral("]Q1"));
        QCOMPARE(code->symbology, hal::Symbology::QrCode);
        QCOMPARE(code->text.reveal().toUtf8(), licence);
    }
    void halfOfATextIsNone()
    {
        makeGm812();
        m_peer->show({{licence.first(10)}, {licence.mid(10) + "\r\n", 150}});
        m_peer->show({{licence + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::Licence)).toUtf8(), licence);
        faultInjected("scanner.half-text");
        QCOMPARE(statistic("CommunicationErrorCount"), 1);
        QCOMPARE(statistic("DroppedScanCount"), 1);
        QCOMPARE(statistic("GoodScanCount"), 1);
        QVERIFY(m_lines->all().contains("scanner.incomplete"));
    }
    void theRestOfATextFromBeforeTheStepIsNone()
    {
        makeGm812();
        m_peer->blurt(licence.first(10));
        QTRY_COMPARE(statistic("DroppedScanCount"), 1);
        m_peer->show({{licence.mid(10) + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::Licence, 400ms)), QStringLiteral("timed-out"));
        m_peer->show({{payment + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::Payment)).toUtf8(), payment);
    }
    void withoutItsTailSilenceEndsAText()
    {
        m_peer->refuse(0x000E);
        makeGm812();
        QVERIFY(m_lines->all().contains("scanner.setting-refused"));
        m_peer->show({{licence}});
        QCOMPARE(textOf(scan(CodeUse::Licence)).toUtf8(), licence);
    }
    void aCodeIsReadAtATrigger()
    {
        openAndEnable();
        QCOMPARE(m_peer->triggers(), 0);
        m_peer->show({{payment + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::Payment)).toUtf8(), payment);
        QCOMPARE(m_peer->triggers(), 1);
        QCOMPARE(statistic("GoodScanCount"), 1);
    }
    void theTriggerIsPulledAgainWhileSomebodyWaits()
    {
        make(quick(10s));
        openAndEnable();
        auto pending = begin(CodeUse::Payment);
        QTRY_VERIFY(m_peer->triggers() >= 3);
        m_peer->show({{payment + "\r\n"}});
        QCOMPARE(textOf(end(pending)).toUtf8(), payment);
    }

    void linesThatEndOddly_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("missing tail") << "scanner.missing-tail" << licence;
        QTest::newRow("CR only") << "scanner.cr-only" << licence + "\r";
        QTest::newRow("heartbeat reply in the middle")
            << "scanner.reply-in-the-middle"
            << licence.first(7) + FakeGm65Peer::reply(3, QByteArray(1, '\0')) + licence.mid(7) + "\r\n";
        QTest::newRow("two glued") << "scanner.two-scans-glued" << licence + "\r\n" + payment + "\r\n";
    }
    void linesThatEndOddly()
    {
        QFETCH(QString, fault);
        QFETCH(QByteArray, bytes);
        openAndEnable();
        m_peer->show({{bytes}});
        QCOMPARE(textOf(scan(CodeUse::Licence)).toUtf8(), licence);
        faultInjected(qPrintable(fault));
        QCOMPARE(textOf(scan(CodeUse::Payment, 300ms)), QStringLiteral("timed-out")); // nothing is left over
    }
    void aTailThatComesLateIsNoScan()
    {
        openAndEnable();
        m_peer->show({{licence}, {"\r\n", 120}});
        QCOMPARE(textOf(scan(CodeUse::Licence)).toUtf8(), licence);
        faultInjected("scanner.tail-split");
        QCOMPARE(textOf(scan(CodeUse::Receipt, 400ms)), QStringLiteral("timed-out"));
    }

    void textsThatAreNone_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("4 KB") << "scanner.4-kb" << QByteArray(4096, 'x');
        QTest::newRow("NUL") << "scanner.nul-and-esc" << QByteArray("a\0b", 3);
        QTest::newRow("ESC") << "scanner.nul-and-esc" << QByteArray("\x1B[2J");
        QTest::newRow("no UTF-8") << "scanner.invalid-utf8" << QByteArray("a\xFF\xFE");
    }
    void textsThatAreNone()
    {
        QFETCH(QString, fault);
        QFETCH(QByteArray, bytes);
        openAndEnable();
        m_peer->show({{bytes + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::Licence)), QStringLiteral("invalid-input"));
        faultInjected(qPrintable(fault));
        QCOMPARE(statistic("FailedScanCount"), 1);
        m_peer->show({{licence + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::Licence)).toUtf8(), licence);
    }
    void gbkIsRead()
    {
        openAndEnable();
        m_peer->show({{QByteArray::fromHex("b2e2cad4") + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::Licence)), QStringLiteral("测试"));
        faultInjected("scanner.gbk");
    }
    void aDoubleIsOneScan()
    {
        openAndEnable();
        m_peer->show({{licence + "\r\n"}});
        QVERIFY(scan(CodeUse::Licence));
        m_peer->show({{licence + "\r\n"}});
        m_peer->show({{payment + "\r\n"}});
        faultInjected("scanner.duplicate");
        QCOMPARE(textOf(scan(CodeUse::Payment)).toUtf8(), payment); // a licence would have been a wrong kind
        QCOMPARE(statistic("DroppedScanCount"), 1);
    }
    void aFailedReadIsNoCode()
    {
        make(quick(10s));
        openAndEnable();
        m_peer->show({{"read fail\r\n"}});
        m_peer->show({{licence + "\r\n"}});
        faultInjected("scanner.read-fail");
        QCOMPARE(textOf(scan(CodeUse::Licence)).toUtf8(), licence);
    }
    void anotherKindOfCodeIsSaid()
    {
        openAndEnable();
        m_peer->show({{payment + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::IdNumber)), QStringLiteral("code-kind"));
    }
    void aSettingsCodeIsNoCode()
    {
        openAndEnable();
        m_peer->show({{"_SET_CODE_ON\r\n"}}); // switched off, the module reports it as any other
        QCOMPARE(textOf(scan(CodeUse::Licence)), QStringLiteral("code-kind"));
        faultInjected("scanner.settings-code");
        QVERIFY(!m_peer->obeysSettingCodes());
    }

    void whatIsReadBeforeTheStepIsDropped()
    {
        openAndEnable();
        m_peer->blurt(payment + "\r\n");
        faultInjected("scanner.before-the-step");
        QTRY_COMPARE(statistic("DroppedScanCount"), 1);
        QCOMPARE(textOf(scan(CodeUse::Payment, 300ms)), QStringLiteral("timed-out"));
    }
    void halfOfATextFromBeforeTheStepIsNotTaken()
    {
        openAndEnable();
        m_peer->blurt(payment); // its tail comes when scan() runs, or never
        QCOMPARE(textOf(scan(CodeUse::Payment, 400ms)), QStringLiteral("timed-out"));
    }

    void aScanIsCancelledAtOnce()
    {
        openAndEnable();
        auto pending = begin(CodeUse::Payment);
        QTRY_COMPARE(m_peer->triggers(), 1);
        m_scanner->cancel(QStringLiteral("session"));
        QCOMPARE(textOf(end(pending)), QStringLiteral("cancelled"));
    }
    void pulledInTheMiddleOfAScan()
    {
        openAndEnable();
        m_peer->show({{payment.first(9), 0, true}});
        QCOMPARE(textOf(scan(CodeUse::Payment)), QStringLiteral("link-broken"));
        faultInjected("scanner.unplug-mid-scan");
        m_peer->loseSettings();
        m_peer->plug();
        QTRY_VERIFY(isOnline());
        QVERIFY(!m_peer->obeysSettingCodes());
        m_peer->show({{payment + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::Payment)).toUtf8(), payment);
    }
    void anEchoIsNoCode()
    {
        openAndEnable();
        m_peer->setEcho(true);
        m_peer->show({{licence + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::Licence)), QStringLiteral("invalid-input"));
        faultInjected("scanner.echo");
        QCOMPARE(statistic("GoodScanCount"), 0);
        m_peer->setEcho(false);
        m_peer->show({{payment + "\r\n"}});
        QCOMPARE(textOf(scan(CodeUse::Payment)).toUtf8(), payment);
    }
    void anotherDeviceIsNoScanner()
    {
        make(quick(50ms));
        m_peer->answerAs(QByteArray::fromHex("AAAAAA9669000400008084")); // a card reader: no card
        QVERIFY(m_scanner->open());
        QTRY_COMPARE(m_scanner->status().device.value, DeviceStatus::Offline);
        faultInjected("scanner.other-device");
        QVERIFY(!m_lines->all().contains("device.online"));
        m_peer->answerAs({});
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 8000);
    }
    void threeMissedHeartbeatsAreALostScanner()
    {
        make(quick(50ms));
        openAndEnable();
        QTRY_VERIFY(m_peer->heartbeats() >= 3);
        m_peer->setSilent(true);
        QTRY_COMPARE(m_scanner->status().device.value, DeviceStatus::Offline);
        faultInjected("scanner.silence");
        m_peer->setSilent(false);
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 8000);
    }
    void aMissedHeartbeatBringsTheSettingsBack()
    {
        make(quick(50ms));
        openAndEnable();
        m_peer->setSilent(true);
        QTRY_VERIFY(statistic("CommunicationErrorCount") >= 1);
        m_peer->loseSettings();
        m_peer->setSilent(false);
        QTRY_VERIFY(!m_peer->obeysSettingCodes());
        QTRY_COMPARE(m_peer->zone(0x0000), 0xD5);
    }
    void silenceDuringAScanIsALostScanner()
    {
        make(quick(10s));
        openAndEnable();
        m_peer->setSilent(true);
        QCOMPARE(textOf(scan(CodeUse::Payment)), QStringLiteral("link-broken"));
    }
    void impossibleParametersAreRefused()
    {
        const auto driver = gm65::gm65Driver();
        const hal::DeviceServices services{m_clock, Logger(m_lines, m_clock, LogLevel::Debug)};
        const auto create = [&](const char *port, QMap<QString, QString> parameters) {
            return driver
                .create({QStringLiteral("scanner"), driver.id, QLatin1String(port), std::move(parameters)}, services)
                .has_value();
        };
        QVERIFY(create("serial:/dev/ttyS9?baud=9600", {}));
        QVERIFY(!create("/dev/ttyS9", {}));
        QVERIFY(!create("serial:/dev/ttyS9", {{QStringLiteral("tail"), QStringLiteral("x")}}));
    }
};

QTEST_GUILESS_MAIN(TestGm65Scanner)
#include "tst_gm65_scanner.moc"
