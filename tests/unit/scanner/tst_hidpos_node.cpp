// SPDX-License-Identifier: Apache-2.0
// The driver on emulated hidraw nodes that describe their reports.
#include "hidraw_node.h"

#include "hidpos_samples.h"

#include <hidpos/hidpos_scanner.h>
#include <support/faults.h>
#include <support/log_lines.h>
#include <transport/hidraw_transport.h>

#include <QFile>
#include <QTest>
#include <poll.h>

using namespace kiosk;
using namespace kiosk::test;
using hal::DeviceStatus;

namespace {

const QByteArray licence("https://l.example/8f3a0123456789abcdef0123456789abcdef");
QByteArray usualDescriptor()
{
    QFile file(QStringLiteral(KIOSK_TEST_DATA "/hidpos_layout/usual.bin"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
// id 5; the flag in front, 32 bytes of data, AIM id, count
QByteArray permutedDescriptor()
{
    return QByteArray::fromHex("058C 0902 A101 0912 A102 8505 1500 26FF00 7501 9501 09FF 8102 9507 8103 7508 9520 09FE "
                               "820201 9503 19FB 29FD 8102 9501 0501 093B 8102 C0 C0");
}
QByteArray permutedReport(const QByteArray &data, bool more)
{
    QByteArray report(1, '\x05');
    report += static_cast<char>(more ? 1 : 0);
    report += data;
    report.append(34 - report.size(), '\0');
    report += "]Q1";
    report += static_cast<char>(data.size());
    return report;
}

const HidShape usual{0x0C2E, 0x0B61, "A1", usualDescriptor()};
const HidShape permuted{0x0C2E, 0x0B61, "A1", permutedDescriptor()};
const HidShape keyboard{0x0C2E, 0x0B61, "A1", QByteArray::fromHex("05010906A101050719E029E715002501750195088102C0")};

QByteArray permutedSeries() { return permutedReport(licence.first(32), true) + permutedReport(licence.mid(32), false); }

} // namespace

class TestHidPosNode : public QObject {
    Q_OBJECT

    UMockdevTestbed *m_testbed = umockdev_testbed_new();
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::shared_ptr<LogLines> m_lines;
    std::unique_ptr<HidrawNode> m_node;
    std::unique_ptr<hal::Device> m_device;
    hal::CodeScanner *m_scanner = nullptr;

    void use(const char *port)
    {
        const auto driver = hidpos::hidPosDriver();
        auto made = driver.create({QStringLiteral("scanner"), driver.id, QString::fromLatin1(port), {}},
                                  {m_clock, Logger(m_lines, m_clock, LogLevel::Debug)});
        QVERIFY(made);
        m_device = std::move(*made);
        m_scanner = qobject_cast<hal::CodeScanner *>(m_device.get());
        QVERIFY(m_scanner->open());
        QVERIFY(m_scanner->claim(QStringLiteral("session")));
        QVERIFY(m_scanner->setEnabled(true));
    }
    bool is(DeviceStatus status) const { return m_scanner->status().device.value == status; }
    // Shown when the scan has settled: what comes sooner is dropped.
    QByteArray scan(const QByteArray &reports)
    {
        const auto before = m_lines->all().count("scanner.waiting");
        std::optional<QByteArray> text;
        whenReady(m_scanner->scan(hal::CodeUse::Licence, Deadline::in(*m_clock, 5s)), this,
                  [&](Result<hal::ScannedCode> code) {
                      text = code ? code->text.reveal().toUtf8() : QByteArray(codeName(code.error().code));
                  });
        if (!QTest::qWaitFor([&] { return m_lines->all().count("scanner.waiting") > before; }))
            return "it never waits";
        writeBytes(m_node->master(), reports);
        return QTest::qWaitFor([&] { return text.has_value(); }, 9000) ? *text : QByteArray("no answer at all");
    }
    void plug(const HidShape &shape, int number) { m_node = std::make_unique<HidrawNode>(m_testbed, shape, number); }
    static bool isReadable(int descriptor, int ms)
    {
        pollfd wait{descriptor, POLLIN, 0};
        return ::poll(&wait, 1, ms) == 1;
    }

private slots:
    void init() { m_lines = std::make_shared<LogLines>(); }
    void cleanup()
    {
        m_device.reset();
        m_node.reset();
        QVERIFY(!m_lines->all().contains("l.example"));
    }
    void cleanupTestCase() { g_object_unref(m_testbed); }

    void aDescribedLayoutIsUsed()
    {
        plug(permuted, 0);
        use("hidraw:/dev/hidraw0");
        QTRY_VERIFY(is(DeviceStatus::Online));
        QCOMPARE(scan(permutedSeries()), licence);
    }
    void withoutADescriptorTheUsualOneIsTaken_data()
    {
        QTest::addColumn<int>("error");
        QTest::newRow("ENOTTY") << ENOTTY;
        QTest::newRow("EINVAL") << EINVAL;
    }
    void withoutADescriptorTheUsualOneIsTaken()
    {
        QFETCH(int, error);
        auto silent = usual;
        silent.descriptorError = error;
        plug(silent, 0);
        use("hidraw:/dev/hidraw0");
        QTRY_VERIFY(is(DeviceStatus::Online));
        QCOMPARE(scan(hidPosReport(licence)), licence);
    }
    void aDescriptorThatCannotBeReadIsNoUsualOne_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<DeviceStatus>("status");
        QTest::newRow("EIO") << EIO << DeviceStatus::Offline;
        QTest::newRow("ENODEV") << ENODEV << DeviceStatus::NoDevice;
    }
    void aDescriptorThatCannotBeReadIsNoUsualOne()
    {
        QFETCH(int, error);
        QFETCH(DeviceStatus, status);
        auto gone = usual;
        gone.descriptorError = error;
        plug(gone, 0);
        use("hidraw:/dev/hidraw0");
        QTRY_VERIFY(is(status));
        QVERIFY(!m_lines->all().contains("device.online"));
    }
    void aDeviceThatIsNoScannerIsRefused()
    {
        plug(keyboard, 0);
        use("hidraw:/dev/hidraw0");
        QTRY_VERIFY(m_lines->all().contains("no bar code scanner"));
        QTRY_VERIFY(is(DeviceStatus::Offline));
        QCOMPARE(m_scanner->status().vendorCode, QStringLiteral("hid-no-scanner"));
        QVERIFY(!m_lines->all().contains("device.online"));
    }
    void anotherDeviceUnderTheSameNameIsRefused()
    {
        plug(usual, 0);
        use("hidraw:/dev/hidraw0");
        QTRY_VERIFY(is(DeviceStatus::Online));
        m_node.reset();
        QTRY_VERIFY(is(DeviceStatus::NoDevice) || is(DeviceStatus::Offline));
        plug(keyboard, 0);
        faultInjected("scanner.hid-swapped");
        QTRY_VERIFY(m_lines->all().contains("no bar code scanner"));
        m_node.reset();
        plug(permuted, 0); // a scanner again, with another layout
        QTRY_VERIFY(is(DeviceStatus::Online));
        QCOMPARE(scan(permutedSeries()), licence);
    }
    void anIdentityIsFoundUnderAnotherNumber()
    {
        plug(permuted, 0);
        use("hidraw:0c2e:0b61?serial=A1");
        QTRY_VERIFY(is(DeviceStatus::Online));
        m_node.reset();
        QTRY_VERIFY(!is(DeviceStatus::Online));
        plug(permuted, 3);
        QTRY_VERIFY(is(DeviceStatus::Online));
        QCOMPARE(scan(permutedSeries()), licence);
    }
    void theArrivalOfAnIdentityIsTold()
    {
        HidrawTransport transport(std::get<HidrawAddress>(*parsePortAddress(u"hidraw:0c2e:0b61")), m_clock);
        const auto limit = [this] { return Deadline::in(*m_clock, 2s); };
        QCOMPARE(transport.open(limit(), {}).error().code, ErrorCode::NoDevice);
        const auto watch = transport.watchArrival();
        QVERIFY(watch && watch->descriptor() >= 0);
        QVERIFY(!isReadable(watch->descriptor(), 0));
        plug(usual, 7);
        QVERIFY(isReadable(watch->descriptor(), 1000));
        QVERIFY(watch->arrived());
        QVERIFY(transport.open(limit(), {}));
    }
};

QTEST_GUILESS_MAIN(TestHidPosNode)
#include "tst_hidpos_node.moc"
