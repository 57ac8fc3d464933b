// SPDX-License-Identifier: Apache-2.0
// The camera of the workbench in another process, seen by our own driver through real Video4Linux calls.
#include "workbench_process.h"

#include <camera/camera_scanner.h>
#include <support/await.h>
#include <support/faults.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;

class TestWorkbenchCamera : public QObject {
    Q_OBJECT
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<WorkbenchProcess> m_bench;
    std::unique_ptr<hal::Device> m_device;
    hal::CodeScanner *m_scanner = nullptr;

    Result<hal::ScannedCode> scan(Duration within = 5s)
    {
        return await(m_scanner->scan(hal::CodeUse::Licence, Deadline::in(*m_clock, within)), 12s);
    }
    bool isOnline() const { return m_scanner->status().device.value == hal::DeviceStatus::Online; }
    bool isSeeing() const { return m_bench->act("state")[u"camera"].toObject()[u"seeing"].toBool(); }

private slots:
    void init()
    {
        m_bench = std::make_unique<WorkbenchProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"LD_PRELOAD"_s); // that is for this side
        m_bench->process().setProcessEnvironment(environment);
        QCOMPARE(m_bench->start({u"--camera"_s}), QString());
        qputenv("UMOCKDEV_DIR", m_bench->ready()[u"testbed"].toString().toLocal8Bit());
        const auto driver = scanner::cameraScannerDriver();
        auto made = driver.create({u"code"_s, driver.id, m_bench->ready()[u"camera"].toString(), {}}, {m_clock, {}});
        QVERIFY(made);
        m_device = std::move(*made);
        m_scanner = qobject_cast<hal::CodeScanner *>(m_device.get());
        QVERIFY(m_scanner->open() && m_scanner->claim(u"session"_s) && m_scanner->setEnabled(true));
        QTRY_VERIFY(isOnline());
    }
    void cleanup()
    {
        m_device.reset();
        m_bench.reset();
        qunsetenv("UMOCKDEV_DIR");
    }

    void aTextIsShownAndRead()
    {
        QVERIFY(!isSeeing());
        QVERIFY(m_bench->does("camera.show", {{u"text"_s, u"回执 YZ-7"_s}}));
        const auto code = scan();
        QVERIFY2(code, qPrintable(code ? QString() : code.error().trace()));
        QCOMPARE(code->text.reveal(), u"回执 YZ-7"_s);
        QVERIFY(!isSeeing());
        QVERIFY(m_bench->does("camera.show", {{u"hex"_s, u"b0ecc0ed"_s}}));
        QCOMPARE(scan()->text.reveal(), u"办理"_s);
        faultInjected("camera.gb18030");
        QVERIFY(m_bench->does("camera.show"));
        QCOMPARE(scan(500ms).error().code, ErrorCode::TimedOut);
    }
    void faultsComeThrough()
    {
        QVERIFY(m_bench->does("camera.fault", {{u"fault"_s, u"frozen"_s}}));
        QCOMPARE(scan(8s).error().code, ErrorCode::DeviceFault);
        faultInjected("camera.frozen");
        QVERIFY(m_bench->does("camera.fault", {{u"fault"_s, u"none"_s}}));
        QVERIFY(m_bench->does("camera.show", {{u"text"_s, u"again"_s}}));
        QVERIFY(scan());
    }
    void aPulledCableComesThrough()
    {
        QVERIFY(m_bench->does("device.unplug", {{u"device"_s, u"camera"_s}}));
        QTRY_COMPARE(m_scanner->status().device.value, hal::DeviceStatus::NoDevice);
        QVERIFY(m_bench->does("device.plug", {{u"device"_s, u"camera"_s}}));
        QTRY_VERIFY(isOnline());
        QVERIFY(m_bench->does("camera.show", {{u"text"_s, u"back"_s}}));
        QVERIFY(scan());
        faultInjected("camera.replug");
    }
    void wrongActsAreRefused()
    {
        QVERIFY(m_bench->act("camera.fault", {{u"fault"_s, u"rust"_s}})[u"error"].toString().contains(u"wrong-format"));
        QVERIFY(
            m_bench->act("camera.show", {{u"file"_s, u"/no/such.png"_s}})[u"error"].toString().contains(u"such.png"));
        QVERIFY(!m_bench->does("camera.show", {{u"text"_s, QString(4000, u'x')}}));
        QVERIFY(!m_bench->does("camera.show", {{u"text"_s, u"a"_s}, {u"hex"_s, u"61"_s}}));
        WorkbenchProcess other;
        QCOMPARE(other.start(), QString());
        QVERIFY(other.act("camera.show")[u"error"].toString().contains(u"--camera"));
    }
};

QTEST_GUILESS_MAIN(TestWorkbenchCamera)
#include "tst_workbench_camera.moc"
