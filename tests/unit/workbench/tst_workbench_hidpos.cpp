// SPDX-License-Identifier: Apache-2.0
// The HID POS scanner of the workbench in another process, found by our own driver in the testbed's sysfs and read
// through a real descriptor; and by hand, where the bytes themselves are looked at.
#include "scanner_fixture.h"

#include <hidpos/hidpos_layout.h>
#include <hidpos/hidpos_scanner.h>
#include <support/pty.h>

#include <fcntl.h>
#include <unistd.h>

using namespace kiosk;
using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;
using hal::CodeUse;

namespace {

const QString Licence = u"https://licence.example/l?t=8f3a0123456789abcdef0123456789abcdef"_s; // two reports

// The node as any program under the preload library opens it.
class Node {
public:
    explicit Node(const QString &path) : m_fd(::open(path.toLatin1().constData(), O_RDWR | O_CLOEXEC)) { }
    ~Node() { ::close(m_fd); }
    Node(const Node &) = delete;
    Node &operator=(const Node &) = delete;
    int descriptor() const { return m_fd; }
    QByteArray read(qsizetype bytes) const { return readBytes(m_fd, bytes); }

private:
    const int m_fd;
};

} // namespace

class TestWorkbenchHidPos : public QObject, ScannerFixture {
    Q_OBJECT

    void startWith(const QStringList &more)
    {
        startBench(QStringList{u"--hidpos"_s} + more);
        qputenv("UMOCKDEV_DIR", m_bench->ready()[u"testbed"].toString().toLocal8Bit());
    }
    void open(const QString &port) { ScannerFixture::open(hidpos::hidPosDriver(), port); }
    void start(const QStringList &more = {})
    {
        startWith(more);
        open(address());
        QTRY_VERIFY(isOnline());
    }
    // The code is held up when the scan waits for one: what is read sooner is dropped.
    Result<hal::ScannedCode> scanOf(const QJsonObject &code, CodeUse use, Duration within = 5s)
    {
        const auto before = m_lines->all().count("scanner.waiting");
        auto pending = m_scanner->scan(use, Deadline::in(*m_clock, within));
        if (!QTest::qWaitFor([&] { return m_lines->all().count("scanner.waiting") > before; }) || !show(code))
            return fail(ErrorCode::Internal, u"no code is shown"_s);
        return await(std::move(pending), 9s);
    }
    QString scan(const QString &text, CodeUse use = CodeUse::Licence, Duration within = 5s)
    {
        const auto code = scanOf({{u"text"_s, text}}, use, within);
        return code ? code->text.reveal() : QLatin1String(codeName(code.error().code));
    }
    QString node() { return state()[u"node"].toString(); }

public:
    TestWorkbenchHidPos() : ScannerFixture(u"hidpos"_s) { }

private slots:
    void cleanup()
    {
        end();
        qunsetenv("UMOCKDEV_DIR");
    }

    void aCodeIsReadAcrossProcesses()
    {
        start();
        QCOMPARE(scan(Payment, CodeUse::Payment), Payment);
        QTRY_COMPARE(m_bench->log("code-read").size(), 1); // the report may be here before its line is in the log
        QCOMPARE(m_bench->log("code-read")[0][u"reports"].toInt(), 1);
        QCOMPARE(m_bench->log("code-read")[0][u"device"].toString(), u"hidpos"_s);
        QCOMPARE(scan(Licence), Licence);
        QTRY_COMPARE(m_bench->log("code-read").size(), 2);
        QCOMPARE(m_bench->log("code-read")[1][u"reports"].toInt(), 2);
        const auto code = scanOf({{u"text"_s, u"https://licence.example/2"_s}, {u"symbology"_s, u"data-matrix"_s}},
                                 CodeUse::Licence);
        QVERIFY(code);
        QCOMPARE(code->symbology, hal::Symbology::DataMatrix);
    }
    void anotherSerialNumberIsAnotherScanner()
    {
        startWith({});
        open(u"hidraw:0c2e:0b61?serial=B2"_s);
        QTRY_VERIFY(isGone());
        open(u"hidraw:0c2e:0b61"_s);
        QTRY_VERIFY(isOnline());
        open(u"hidraw:0c2e:0b61?path=1-3"_s);
        QTRY_VERIFY(isOnline());
    }
    void itSharesTheTestbed()
    {
        start({u"--usb"_s, u"s"_s, u"--camera"_s});
        QCOMPARE(scan(Licence), Licence);
        QVERIFY(unplug());
        QTRY_VERIFY(isGone());
        QVERIFY(plug());
        QTRY_VERIFY(isOnline());
    }
    void theSerialScannerIsAnotherOne()
    {
        startWith({});
        QVERIFY(m_bench->does("code.show", {{u"text"_s, u"a"_s}}));
        QVERIFY(show(u"b"_s));
        QCOMPARE(m_bench->act("state")[u"scanner"].toObject()[u"shows"].toString(), u"a"_s);
        QCOMPARE(state()[u"shows"].toString(), u"b"_s);
        QVERIFY(hide());
        QVERIFY(!hide());
        QVERIFY(m_bench->does("code.hide"));
    }
    void reportsOfTheProtocolPage()
    {
        startWith({});
        const Node host(node());
        const auto descriptor = hidpos::reportDescriptorOf(host.descriptor());
        QVERIFY(descriptor);
        const auto layout = hidpos::layoutOf(*descriptor);
        QVERIFY2(layout, layout ? "" : qPrintable(layout.error().trace()));
        QVERIFY(*layout == hidpos::usualLayout());
        QVERIFY(show(Payment));
        const auto page = "02125D5131" + Payment.toLatin1().toHex() + QByteArray(2 * 38, '0') + "730000";
        QCOMPARE(host.read(64).toHex().toUpper(), page.toUpper());
        QVERIFY(show(QString(60, u'Z')));
        const auto first = "02385D5131" + QByteArray(56, 'Z').toHex() + "730001";
        const auto second = "02045D5131" + QByteArray(4, 'Z').toHex() + QByteArray(2 * 52, '0') + "730000";
        QCOMPARE(host.read(128).toHex().toUpper(), (first + second).toUpper());
    }
    void faultsOnTheWire_data()
    {
        QTest::addColumn<qsizetype>("reports");
        QTest::addColumn<QByteArray>("heads"); // of each: count, and whether more follows
        QTest::newRow("half-hid-series") << qsizetype(1) << QByteArray("2001");
        QTest::newRow("unplug-mid-scan") << qsizetype(1) << QByteArray("2001");
        QTest::newRow("hid-wrong-length") << qsizetype(2) << QByteArray("FF010800");
        QTest::newRow("duplicate") << qsizetype(4) << QByteArray("3801080038010800");
        QTest::newRow("two-scans-glued") << qsizetype(3) << QByteArray("380108000C00");
    }
    void faultsOnTheWire()
    {
        QFETCH(qsizetype, reports);
        QFETCH(QByteArray, heads);
        startWith({});
        const Node host(node());
        QVERIFY(fault(QTest::currentDataTag()) && show(Licence));
        const auto got = host.read(reports * 64);
        if (qstrcmp(QTest::currentDataTag(), "unplug-mid-scan") == 0 && got.isEmpty())
            return; // a hang-up also eats what was not fetched yet
        QCOMPARE(got.size(), reports * 64);
        QByteArray seen;
        for (qsizetype at = 0; at < got.size(); at += 64)
            seen += QByteArray(1, got[at + 1]) + got[at + 63];
        QCOMPARE(seen.toHex().toUpper(), heads);
        QVERIFY(isSpent());
    }

    void partsOfASeriesAreNoCode_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("half-hid-series") << QByteArray("half-hid-series");
        QTest::newRow("hid-wrong-length") << QByteArray("hid-wrong-length");
    }
    void partsOfASeriesAreNoCode()
    {
        QFETCH(QByteArray, name);
        start();
        QVERIFY(fault(name));
        QCOMPARE(scan(Licence, CodeUse::Licence, 900ms), u"timed-out"_s);
        QVERIFY(isSpent());
        faultInjected("scanner." + name);
        QCOMPARE(statistic("CommunicationErrorCount"), 1);
        QCOMPARE(scan(Licence), Licence);
    }
    void textsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"4-kb", "nul-and-esc", "invalid-utf8"})
            QTest::newRow(name) << QByteArray(name);
    }
    void textsThatAreNone()
    {
        QFETCH(QByteArray, name);
        start();
        QVERIFY(fault(name));
        QCOMPARE(scan(Licence), u"invalid-input"_s);
        QVERIFY(isSpent());
        faultInjected("scanner." + name);
        QCOMPARE(statistic("FailedScanCount"), 1);
        QCOMPARE(scan(Licence), Licence);
    }
    void gbkIsRead()
    {
        start();
        QVERIFY(fault("gbk"));
        QCOMPARE(scan(u"办理回执"_s), u"办理回执"_s);
        faultInjected("scanner.gbk");
    }
    void twoSeriesAreOneScan_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("duplicate") << QByteArray("duplicate");
        QTest::newRow("two-scans-glued") << QByteArray("two-scans-glued");
    }
    void twoSeriesAreOneScan()
    {
        QFETCH(QByteArray, name);
        start();
        QVERIFY(fault(name));
        QCOMPARE(scan(Licence), Licence);
        faultInjected("scanner." + name);
        QTRY_COMPARE(statistic("DroppedScanCount"), 1);
        QCOMPARE(statistic("GoodScanCount"), 1);
    }
    void whatIsReadBeforeTheStepIsDropped_data()
    {
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("as any code") << false; // it reads by itself, whether anybody waits or not
        QTest::newRow("at once") << true;
    }
    void whatIsReadBeforeTheStepIsDropped()
    {
        QFETCH(bool, atOnce);
        start();
        QVERIFY((!atOnce || fault("before-the-step")) && show(Licence));
        faultInjected("scanner.before-the-step");
        QTRY_COMPARE(statistic("DroppedScanCount"), 1);
        QVERIFY(isSpent());
        auto pending = m_scanner->scan(CodeUse::Licence, Deadline::in(*m_clock, 400ms));
        QCOMPARE(codeOf(await(std::move(pending))), ErrorCode::TimedOut);
    }

    void pulledInTheMiddleOfASeries()
    {
        start();
        QVERIFY(fault("unplug-mid-scan"));
        QCOMPARE(scan(Licence), u"link-broken"_s);
        faultInjected("scanner.unplug-mid-scan");
        QTRY_VERIFY(isGone());
        QCOMPARE(state()[u"plugged"], QJsonValue(false));
        QVERIFY(plug());
        QTRY_VERIFY(isOnline());
        QCOMPARE(scan(Licence), Licence); // and nothing of the half
    }
    void pulledAndPutBackUnderAnotherNumber()
    {
        start();
        const auto before = node();
        QVERIFY(unplug());
        QTRY_VERIFY_WITH_TIMEOUT(isGone(), 1000);
        QVERIFY(plug());
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 1000); // told, not only looked for every few seconds
        QVERIFY(node() != before);
        QCOMPARE(scan(Licence), Licence);
        QCOMPARE(m_bench->log("plugged").last()[u"node"].toString(), node());
    }
    void aKeyboardIsNoScanner()
    {
        start();
        QVERIFY(fault("keyboard-wedge"));
        QVERIFY(unplug() && plug());
        QVERIFY(isSpent() && state()[u"keyboard"].toBool());
        faultInjected("scanner.keyboard-wedge");
        QTRY_VERIFY(isGone()); // the right ids, and no interface of page 8C
        open(u"hidraw:"_s + node());
        QTRY_COMPARE(m_scanner->status().vendorCode, u"hid-no-scanner"_s);
        QVERIFY(!isOnline());
        open(address());
        QVERIFY(unplug() && plug());
        QTRY_VERIFY(isOnline());
        QCOMPARE(scan(Licence), Licence);
    }
    void whatNobodyFetchesIsLostWhole()
    {
        startWith({});
        const QString longText(20 * 56, u'x');
        for (int shown = 1; shown <= 2; ++shown) {
            QVERIFY(show(longText));
            QTRY_COMPARE(state()[u"readings"].toInt(), shown);
        }
        QVERIFY(show(longText));
        QTRY_COMPARE(m_bench->log("series-lost").size(), 1);
        open(address());
        QTRY_VERIFY(isOnline());
        QCOMPARE(scan(Licence), Licence); // no report is cut in two
    }
    void wrongActsAreRefused()
    {
        startWith({});
        QVERIFY(error("code.show", {}).contains(u"hex"));
        QVERIFY(error("code.hide", {}).contains(u"no code"));
        QVERIFY(error("code.fault", {{u"fault"_s, u"tail-split"_s}}).contains(u"half-hid-series"));
        QVERIFY(!m_bench->does("code.fault", {{u"fault"_s, u"half-hid-series"_s}})); // of the serial scanner
        QVERIFY(!m_bench->does("code.show", {{u"device"_s, u"camera"_s}, {u"text"_s, u"a"_s}}));
        QVERIFY(fault("nul-and-esc") && fault("none") && isSpent());
        WorkbenchProcess other;
        QCOMPARE(other.start(), QString());
        for (const char *act : {"code.show", "device.unplug", "device.plug"}) {
            auto arguments = ofThis({});
            if (qstrcmp(act, "code.show") == 0)
                arguments[u"text"] = u"a"_s;
            QVERIFY(other.act(act, arguments)[u"error"].toString().contains(u"--hidpos"));
        }
    }
};

QTEST_GUILESS_MAIN(TestWorkbenchHidPos)
#include "tst_workbench_hidpos.moc"
