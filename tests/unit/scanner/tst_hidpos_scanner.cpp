// SPDX-License-Identifier: Apache-2.0
// The driver over a pty that stands for a hidraw node.
#include "hidpos_samples.h"

#include <hidpos/hidpos_protocol.h>
#include <hidpos/hidpos_scanner.h>
#include <support/faults.h>
#include <support/log_lines.h>
#include <support/pty.h>
#include <transport/hidraw_transport.h>
#include <transport/port_address.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using hal::CodeUse;
using hal::DeviceStatus;

namespace {

const QByteArray payment("134567890123456789");
const QByteArray licence("https://licence.example/l?t=8f3a0123456789abcdef0123456789abcdef");

QByteArray series(const QByteArray &text) { return hidPosReport(text.first(56), true) + hidPosReport(text.mid(56)); }

} // namespace

class TestHidPosScanner : public QObject {
    Q_OBJECT

    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Pty> m_pty;
    std::shared_ptr<LogLines> m_lines;
    std::unique_ptr<hal::Device> m_device;
    hal::CodeScanner *m_scanner = nullptr;

    Pending<hal::ScannedCode> begin(CodeUse use, Duration within = 5s)
    {
        return m_scanner->scan(use, Deadline::in(*m_clock, within));
    }
    QString end(Pending<hal::ScannedCode> pending)
    {
        std::optional<QString> text;
        whenReady(pending, this, [&](Result<hal::ScannedCode> code) {
            text = code ? code->text.reveal() : QLatin1String(codeName(code.error().code));
        });
        return QTest::qWaitFor([&] { return text.has_value(); }, 9000) ? *text : QStringLiteral("no answer at all");
    }
    // Shown when the scan has settled: what comes sooner is dropped.
    QString scan(CodeUse use, const QByteArray &reports, Duration within = 5s)
    {
        const auto before = m_lines->all().count("scanner.waiting");
        auto pending = begin(use, within);
        if (!QTest::qWaitFor([&] { return m_lines->all().count("scanner.waiting") > before; }))
            return QStringLiteral("it never waits");
        writeBytes(m_pty->master(), reports);
        return end(pending);
    }
    qint64 statistic(const char *name) const { return m_scanner->statistics().value(QLatin1String(name)); }
    bool isOnline() const { return m_scanner->status().device.value == DeviceStatus::Online; }

    // A pty has no report descriptor; this one says to have.
    void startWith(const char *descriptor)
    {
        m_device.reset();
        hal::DeviceSetup setup;
        setup.slot = QStringLiteral("scanner");
        setup.capabilities.deviceClass = hal::DeviceClass::CodeScanner;
        setup.clock = m_clock;
        setup.log = Logger(m_lines, m_clock, LogLevel::Debug);
        QFile file(QStringLiteral(KIOSK_TEST_DATA "/hidpos_layout/") + QLatin1String(descriptor));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto transport = makeTransport(*parsePortAddress(QStringLiteral("hidraw:") + m_pty->link()), m_clock);
        m_device = std::make_unique<hidpos::HidPosScanner>(
            std::move(setup),
            std::make_unique<hidpos::HidPosProtocol>(std::move(transport),
                                                     [told = file.readAll()](int) { return told; }));
        start();
    }
    void start()
    {
        m_scanner = qobject_cast<hal::CodeScanner *>(m_device.get());
        QVERIFY(m_scanner->open());
        QVERIFY(m_scanner->claim(QStringLiteral("session")));
        QVERIFY(m_scanner->setEnabled(true));
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto node = m_folder->filePath(QStringLiteral("hidraw0"));
        m_pty = std::make_unique<Pty>(node);
        m_lines = std::make_shared<LogLines>();
        const auto driver = hidpos::hidPosDriver();
        auto made = driver.create({QStringLiteral("scanner"), driver.id, QStringLiteral("hidraw:") + node, {}},
                                  {m_clock, Logger(m_lines, m_clock, LogLevel::Debug)});
        QVERIFY(made);
        m_device = std::move(*made);
        start();
        QTRY_VERIFY(isOnline());
    }
    void cleanup()
    {
        m_device.reset();
        m_pty.reset();
        QVERIFY(!m_lines->all().contains(payment));
        QVERIFY(!m_lines->all().contains("licence.example"));
    }

    void aReportIsACode()
    {
        QCOMPARE(scan(CodeUse::Payment, hidPosReport(payment)).toUtf8(), payment);
        QCOMPARE(statistic("GoodScanCount"), 1);
    }
    void aSeriesIsOneCode() { QCOMPARE(scan(CodeUse::Licence, series(licence)).toUtf8(), licence); }
    void fieldsAreTakenFromTheDescriptor()
    {
        startWith("permuted.bin");
        QTRY_VERIFY(isOnline());
        const auto report = QByteArray(1, 0) + payment.leftJustified(20, '\0') + "]Q1" + char(payment.size());
        QCOMPARE(scan(CodeUse::Payment, report).toUtf8(), payment);
    }
    void aKeyboardIsNoScanner()
    {
        startWith("keyboard.bin");
        QTRY_COMPARE(m_device->status().device.value, DeviceStatus::Offline);
        faultInjected("scanner.keyboard-wedge");
    }
    void halfASeriesIsNone()
    {
        QCOMPARE(scan(CodeUse::Licence, hidPosReport(licence.first(56), true), 600ms), QStringLiteral("timed-out"));
        faultInjected("scanner.half-hid-series");
        QCOMPARE(scan(CodeUse::Licence, series(licence)).toUtf8(), licence); // and is not glued to the next
    }
    void aWrongLengthByteDropsTheSeries()
    {
        auto wrong = hidPosReport(licence.first(56), true);
        wrong[1] = '\xFF';
        faultInjected("scanner.hid-wrong-length");
        const auto rest = hidPosReport(licence.mid(56)); // is no code by itself
        QCOMPARE(scan(CodeUse::Licence, wrong + rest, 600ms), QStringLiteral("timed-out"));
        QCOMPARE(statistic("CommunicationErrorCount"), 1);
        QCOMPARE(scan(CodeUse::Licence, series(licence)).toUtf8(), licence);
    }
    void whatIsReadBeforeTheStepIsDropped()
    {
        writeBytes(m_pty->master(), hidPosReport(payment));
        QTRY_COMPARE(statistic("DroppedScanCount"), 1);
        QCOMPARE(end(begin(CodeUse::Payment, 300ms)), QStringLiteral("timed-out"));
    }
    void anotherKindOfCodeIsSaid()
    {
        QCOMPARE(scan(CodeUse::IdNumber, hidPosReport(payment)), QStringLiteral("code-kind"));
    }
    void controlBytesAreNoText()
    {
        QCOMPARE(scan(CodeUse::Licence, hidPosReport(QByteArray("a\0b", 3))), QStringLiteral("invalid-input"));
    }
    void pulledAndPutBack()
    {
        auto pending = begin(CodeUse::Payment);
        m_pty->unplug();
        QCOMPARE(end(pending), QStringLiteral("link-broken"));
        m_pty->plug();
        QTRY_VERIFY(isOnline());
        QCOMPARE(scan(CodeUse::Payment, hidPosReport(payment)).toUtf8(), payment);
    }

    void anIdentityIsFoundInSysfs()
    {
        const auto make = [&](const char *name, const char *uevent, const QByteArray &descriptor) {
            const auto device = m_folder->filePath(QStringLiteral("class/hidraw/%1/device").arg(QLatin1String(name)));
            QVERIFY(QDir().mkpath(device));
            for (const auto &[file, content] :
                 {std::pair("/uevent", QByteArray(uevent)), {"/report_descriptor", descriptor}}) {
                QFile out(device + QLatin1String(file));
                QVERIFY(out.open(QIODevice::WriteOnly));
                out.write(content);
            }
        };
        const auto find = [&](const char *port) {
            const auto node = findHidrawNode(std::get<HidrawAddress>(*parsePortAddress(QString::fromLatin1(port))),
                                             m_folder->path());
            return node ? *node : QLatin1String(codeName(node.error().code));
        };
        const auto pos = QByteArray::fromHex("058C0902A101");
        make("hidraw0", "HID_ID=0003:00000C2E:00000B61\nHID_UNIQ=A1\n",
             QByteArray::fromHex("05010906A101")); // its keyboard
        QCOMPARE(find("hidraw:0c2e:0b61"), QStringLiteral("no-device"));
        make("hidraw1", "HID_ID=0003:00000C2E:00000B61\nHID_UNIQ=A1\n", pos);
        QCOMPARE(find("hidraw:0c2e:0b61"), QStringLiteral("/dev/hidraw1"));
        make("hidraw2", "HID_ID=0003:00000C2E:00000B61\nHID_UNIQ=B2\n", pos);
        QCOMPARE(find("hidraw:0c2e:0b61"), QStringLiteral("conflict"));
        QCOMPARE(find("hidraw:0c2e:0b61?serial=B2"), QStringLiteral("/dev/hidraw2"));
        QCOMPARE(find("hidraw:1234:0b61"), QStringLiteral("no-device"));
    }
    // As `kiosk certify` recorded it: the second time that the code was held up, the scanner was waited for.
    void aRecordedScannerIsRead()
    {
        m_device.reset();
        const auto driver = hidpos::hidPosDriver();
        QVERIFY(driver.isRecordable);
        const auto file = QStringLiteral(KIOSK_TEST_DATA "/recordings/scanner.hidpos.jsonl");
        auto made = driver.create({QStringLiteral("scanner"), driver.id, QStringLiteral("replay:") + file, {}},
                                  {m_clock, Logger(m_lines, m_clock, LogLevel::Debug)});
        QVERIFY(made);
        m_device = std::move(*made);
        start();
        QCOMPARE(end(begin(CodeUse::Licence)),
                 QStringLiteral("xxxxx://xxxxxxx.xxxxxxx/x?x=0x0x0000000000000000000000000000"));
    }
};

QTEST_GUILESS_MAIN(TestHidPosScanner)
#include "tst_hidpos_scanner.moc"
