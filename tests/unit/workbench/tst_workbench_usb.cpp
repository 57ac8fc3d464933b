// SPDX-License-Identifier: Apache-2.0
// The card reader of the workbench in another process, read by our own driver through real libusb calls.
#include "workbench_process.h"

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
        m_bench = std::make_unique<WorkbenchProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"LD_PRELOAD"_s); // that is for this side
        m_bench->process().setProcessEnvironment(environment);
        QCOMPARE(m_bench->start({u"--usb"_s, kind}), QString());
        qputenv("UMOCKDEV_DIR", m_bench->ready()[u"usbTestbed"].toString().toLocal8Bit());
        const auto driver = sdt::sdtDriver();
        auto made
            = driver.create({u"idcard"_s, driver.id, m_bench->ready()[u"idcardUsb"].toString(), {}}, {m_clock, {}});
        QVERIFY(made);
        m_device = std::move(*made);
        m_reader = qobject_cast<hal::IdCardReader *>(m_device.get());
        QVERIFY(m_reader->open() && m_reader->claim(u"session"_s) && m_reader->setEnabled(true));
        QTRY_COMPARE(status(), hal::DeviceStatus::Online);
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
};
QTEST_GUILESS_MAIN(TestWorkbenchUsb)
#include "tst_workbench_usb.moc"
