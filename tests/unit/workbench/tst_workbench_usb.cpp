// SPDX-License-Identifier: Apache-2.0
// The card reader of the workbench in another process, read by our own driver through real libusb calls; and beside it
// its camera, in the same testbed.
#include "workbench_process.h"

#include <camera/camera_scanner.h>
#include <sdt/sdt_reader.h>
#include <support/await.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;

class TestWorkbenchUsb : public QObject {
    Q_OBJECT
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<WorkbenchProcess> m_bench;
    std::unique_ptr<hal::Device> m_device;
    hal::IdCardReader *m_reader = nullptr;

    Result<hal::IdCardRecord> read() { return await(m_reader->read(Deadline::in(*m_clock, 5s)), 9s); }
    hal::DeviceStatus status() const { return m_reader->status().device.value; }
    void start(const QStringList &more)
    {
        m_bench = std::make_unique<WorkbenchProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"LD_PRELOAD"_s); // that is for this side
        m_bench->process().setProcessEnvironment(environment);
        QCOMPARE(m_bench->start(more), QString());
        qputenv("UMOCKDEV_DIR", m_bench->ready()[u"testbed"].toString().toLocal8Bit());
    }
    template <typename Class>
    Class *open(const hal::DriverDescriptor &driver, const char *endpoint, std::unique_ptr<hal::Device> &device)
    {
        auto made = driver.create({u"device"_s, driver.id, m_bench->ready()[QLatin1String(endpoint)].toString(), {}},
                                  {m_clock, {}});
        if (!made)
            return nullptr;
        device = std::move(*made);
        auto *const opened = qobject_cast<Class *>(device.get());
        return opened && opened->open() && opened->claim(u"session"_s) && opened->setEnabled(true) ? opened : nullptr;
    }
    void openReader()
    {
        m_reader = open<hal::IdCardReader>(sdt::sdtDriver(), "idcardUsb", m_device);
        QVERIFY(m_reader);
        QTRY_COMPARE(status(), hal::DeviceStatus::Online);
    }

private slots:
    void cleanup()
    {
        m_device.reset();
        m_bench.reset();
        qunsetenv("UMOCKDEV_DIR");
    }
    void aCardIsReadAcrossProcessesAndAgainAfterAReplug_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("one pair of endpoints") << u"s"_s;
        QTest::newRow("two pairs") << u"p"_s;
    }
    void aCardIsReadAcrossProcessesAndAgainAfterAReplug()
    {
        QFETCH(QString, kind);
        start({u"--usb"_s, kind});
        openReader();
        QVERIFY(m_bench->does("card.place", {{u"card"_s, u"resident"_s}}));
        const auto card = read();
        QVERIFY2(card, card ? "" : qPrintable(card.error().trace()));

        QVERIFY(m_bench->does("device.unplug", {{u"device"_s, u"idcard"_s}}));
        QTRY_COMPARE_WITH_TIMEOUT(status(), hal::DeviceStatus::NoDevice, 1000);
        QVERIFY(m_bench->does("device.plug", {{u"device"_s, u"idcard"_s}}));
        QTRY_COMPARE_WITH_TIMEOUT(status(), hal::DeviceStatus::Online, 3000);
        const auto again = read();
        QVERIFY2(again, again ? "" : qPrintable(again.error().trace()));
    }
    void oneTerminalHasReaderAndCamera()
    {
        start({u"--usb"_s, u"s"_s, u"--camera"_s});
        openReader();
        std::unique_ptr<hal::Device> camera;
        auto *const scanner = open<hal::CodeScanner>(scanner::cameraScannerDriver(), "camera", camera);
        QVERIFY(scanner);
        const auto isSeen = [&] { return scanner->status().device.value == hal::DeviceStatus::Online; };
        QTRY_VERIFY(isSeen());
        QVERIFY(m_bench->does("camera.show", {{u"text"_s, u"beside a card"_s}}));
        QVERIFY(m_bench->does("card.place", {{u"card"_s, u"resident"_s}}));
        auto looking = scanner->scan(hal::CodeUse::Licence, Deadline::in(*m_clock, 9s));
        const auto card = read(); // while the camera streams
        QVERIFY2(card, card ? "" : qPrintable(card.error().trace()));
        const auto code = await(std::move(looking), 12s);
        QVERIFY2(code, code ? "" : qPrintable(code.error().trace()));
        QCOMPARE(code->text.reveal(), u"beside a card"_s);

        for (const auto &device : {u"idcard"_s, u"camera"_s}) // each comes and goes by itself
            QVERIFY(m_bench->does("device.unplug", {{u"device"_s, device}}));
        QTRY_COMPARE_WITH_TIMEOUT(status(), hal::DeviceStatus::NoDevice, 1000);
        QTRY_VERIFY_WITH_TIMEOUT(!isSeen(), 1000);
        QVERIFY(m_bench->does("device.plug", {{u"device"_s, u"camera"_s}}));
        QTRY_VERIFY_WITH_TIMEOUT(isSeen(), 3000);
        QCOMPARE(status(), hal::DeviceStatus::NoDevice);
        QVERIFY(m_bench->does("device.plug", {{u"device"_s, u"idcard"_s}}));
        QTRY_COMPARE_WITH_TIMEOUT(status(), hal::DeviceStatus::Online, 3000);
    }
};
QTEST_GUILESS_MAIN(TestWorkbenchUsb)
#include "tst_workbench_usb.moc"
