// SPDX-License-Identifier: Apache-2.0
// The reader's driver over USB, both wirings: emulated devices on a bus, and behind them the peer that plays the SAM.
#include "card_samples.h"
#include "fake_sdt_peer.h"

#include <sdt/sdt_reader.h>
#include <support/faults.h>
#include <support/log_lines.h>
#include <usb/usb_bridge.h>
#include <usb/usb_testbed.h>

#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using workbench::UsbBridge;
using workbench::UsbDeviceEmulator;
using workbench::UsbShape;

namespace {

UsbShape readerShape(bool paired)
{
    UsbShape shape;
    shape.vendor = 0x0400;
    shape.product = 0xC35A;
    shape.endpoints = paired ? QByteArray("\x02\x06\x81\x85") : QByteArray("\x01\x82");
    return shape;
}

// A reader that can be plugged in and pulled out.
struct UsbReader {
    UsbReader(workbench::UsbTestbed &to, const QString &port, bool paired)
        : bus(to), peer(port), device(readerShape(paired)),
          bridge(device, port, paired ? UsbBridge::Pipes::SdtPair : UsbBridge::Pipes::Single)
    { }
    ~UsbReader() { unplug(); }
    bool plug() { return bus.plug(device).has_value(); }
    void unplug() { bus.unplug(device); }

    workbench::UsbTestbed &bus;
    FakeSdtPeer peer;
    UsbDeviceEmulator device;
    UsbBridge bridge;
};

} // namespace

class TestSdtUsb : public QObject {
    Q_OBJECT
    workbench::UsbTestbed m_bus; // first: no libusb starts before it
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    QTemporaryDir m_folder;
    std::shared_ptr<LogLines> m_lines = std::make_shared<LogLines>();
    std::unique_ptr<UsbReader> m_usb;
    std::unique_ptr<hal::Device> m_device;
    hal::IdCardReader *m_reader = nullptr;

    Result<hal::IdCardRecord> read()
    {
        std::optional<Result<hal::IdCardRecord>> result;
        whenReady(m_reader->read(Deadline::in(*m_clock, 5s)), this,
                  [&](Result<hal::IdCardRecord> got) { result.emplace(std::move(got)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 9000))
            return fail(ErrorCode::Internal, QStringLiteral("no answer at all"));
        return std::move(*result);
    }
    hal::DeviceStatus status() const { return m_reader->status().device.value; }
    void start(bool paired)
    {
        m_usb = std::make_unique<UsbReader>(m_bus, m_folder.filePath(QStringLiteral("sam")), paired);
        QVERIFY(m_usb->plug());
        const auto driver = sdt::sdtDriver();
        auto made = driver.create({QStringLiteral("idcard"), driver.id, QStringLiteral("usb:0400:c35a"), {}},
                                  {m_clock, Logger(m_lines, m_clock, LogLevel::Debug)});
        QVERIFY(made);
        m_device = std::move(*made);
        m_reader = qobject_cast<hal::IdCardReader *>(m_device.get());
        QVERIFY(m_reader->open());
        QVERIFY(m_reader->claim(QStringLiteral("session")));
        QVERIFY(m_reader->setEnabled(true));
        QTRY_COMPARE(status(), hal::DeviceStatus::Online);
    }
    void bothWirings()
    {
        QTest::addColumn<bool>("paired");
        QTest::newRow("one pair of endpoints") << false;
        QTest::newRow("head and body apart") << true;
    }

private slots:
    void cleanup()
    {
        m_device.reset();
        m_usb.reset();
    }

    void aCardIsRead_data() { bothWirings(); }
    void aCardIsRead()
    {
        QFETCH(bool, paired);
        start(paired);
        m_usb->peer.place(readReplyOf("resident"));
        const auto card = read();
        QVERIFY2(card, card ? "" : qPrintable(card.error().trace()));
        QVERIFY(card->photoWlt.view().size() == 1024);
        QVERIFY(read()); // it lies there still
    }
    void noiseAndADamagedFrameAreSurvived()
    {
        start(false);
        m_usb->peer.place(readReplyOf("resident"));
        int left = 2;
        m_usb->peer.setTamper([&left](int command, int, const QByteArray &reply) {
            auto sent = reply;
            if (command == 0x30 && left-- > 0)
                sent[20] = char(sent[20] ^ 1);
            return std::vector<FakeSdtPeer::Piece>{{QByteArray::fromHex("00aa96") + sent}};
        });
        const auto card = read();
        QVERIFY2(card, card ? "" : qPrintable(card.error().trace()));
    }
    void anUnplugInAReadEndsItAtOnceAndTheReaderServesAfterAReplug_data() { bothWirings(); }
    void anUnplugInAReadEndsItAtOnceAndTheReaderServesAfterAReplug()
    {
        QFETCH(bool, paired);
        start(paired);
        m_usb->peer.place(readReplyOf("resident"));
        m_usb->peer.setTamper([this](int command, int, const QByteArray &reply) {
            if (command != 0x30)
                return std::vector<FakeSdtPeer::Piece>{{reply}};
            m_usb->unplug(); // while the host waits for the card
            return std::vector<FakeSdtPeer::Piece>{};
        });
        const auto before = m_clock->now();
        const auto broken = read();
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, ErrorCode::LinkBroken);
        QVERIFY(m_clock->now() - before < 1s);
        QTRY_COMPARE(status(), hal::DeviceStatus::NoDevice);
        m_usb->peer.setTamper({});
        m_usb->peer.lift();
        m_usb->peer.place(readReplyOf("resident"));
        const auto replugged = m_clock->now();
        QVERIFY(m_usb->plug());
        QTRY_COMPARE(status(), hal::DeviceStatus::Online);
        QVERIFY(read());
        QVERIFY(m_clock->now() - replugged < 3s);
    }
    void anUnplugWhileNobodyReadsIsSeen()
    {
        start(false);
        QVERIFY(m_reader->setEnabled(false));
        m_usb->unplug();
        QTRY_COMPARE_WITH_TIMEOUT(status(), hal::DeviceStatus::NoDevice, 1000);
    }
    void anotherReaderInItsPlaceIsNoticed()
    {
        start(false);
        m_usb->unplug();
        QTRY_COMPARE(status(), hal::DeviceStatus::NoDevice);
        UsbReader other(m_bus, m_folder.filePath(QStringLiteral("other")), false);
        other.peer.setSamIdentity(QByteArray::fromHex("05000300A53A340188D61200878E45B5"));
        other.peer.place(readReplyOf("resident"));
        QVERIFY(other.plug());
        QTRY_COMPARE(status(), hal::DeviceStatus::Online);
        QCOMPARE(m_reader->statistics().value(QStringLiteral("ReaderExchangedCount")), 1);
        QVERIFY(read());
        faultInjected("usb.swapped");
        m_device.reset();
    }
    void twoReadersAndNoNameForOneIsOfflineAndSaysWhy()
    {
        start(false);
        m_usb->unplug();
        QTRY_COMPARE(status(), hal::DeviceStatus::NoDevice);
        auto second = readerShape(false);
        second.path = QStringLiteral("1-2");
        UsbDeviceEmulator left(second);
        m_reader->close();
        QVERIFY(m_bus.plug(left));
        QVERIFY(m_usb->plug());
        QVERIFY(m_reader->open());
        QTRY_VERIFY_WITH_TIMEOUT(m_lines->all().contains("conflict"), 9000);
        QTRY_COMPARE(status(), hal::DeviceStatus::Offline); // the log is ahead of the mailbox
        faultInjected("usb.two-that-fit");
        m_device.reset();
        m_bus.unplug(left);
    }
};
QTEST_GUILESS_MAIN(TestSdtUsb)
#include "tst_sdt_usb.moc"
