// SPDX-License-Identifier: Apache-2.0
#include "usb_fixture.h"

#include <support/faults.h>
#include <transport/usb_printer_class.h>
#include <transport/usb_remains.h>

#include <thread>

using namespace kiosk;
using namespace kiosk::test;

class TestUsbFaults : public UsbFixture {
    Q_OBJECT
    std::unique_ptr<UsbDeviceEmulator> m_device;

    // No call of the lane waits longer than this for what does not return: one second for the call, one for close().
    static constexpr Duration patience = 2500ms;
    static std::size_t remains() { return remainsOf(QStringLiteral("usb:0400:c35a")); }

private slots:
    void init()
    {
        m_device = std::make_unique<UsbDeviceEmulator>(shapeNamed(QStringLiteral("A")));
        makeEcho(*m_device);
        QVERIFY(m_bus.plug(*m_device));
    }
    void cleanup()
    {
        m_bus.unplug(*m_device);
        m_device.reset();
    }

    void silenceEndsAtTheDeadline()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        char byte = 0;
        const auto before = m_clock->now();
        QCOMPARE(usb.readSome(std::span(&byte, 1), in(50ms), {}).error().code, ErrorCode::TimedOut);
        QVERIFY(m_clock->now() - before >= 50ms);
        QVERIFY(usb.isOpen());
        m_device->send(0x82, "late");
        QCOMPARE(take(usb, 4), QByteArray("late"));
        faultInjected("usb.silence");
    }
    void aDeviceThatTakesNothingEndsAWriteAndSaysHowMuchWentOut()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        m_device->received = {};
        m_device->setRoom(128);
        const auto wrote = usb.writeAll(QByteArray(1000, 'x'), in(100ms), {});
        QCOMPARE(wrote.error().code, ErrorCode::TimedOut);
        QVERIFY2(wrote.error().context.contains(QStringLiteral("128 of 1000")), qPrintable(wrote.error().context));
        QVERIFY(usb.isOpen());
        m_device->setRoom(64);
        QCOMPARE(usb.writeSome(QByteArray(1000, 'x'), in(5s), {}).value_or(-1), 64);
        QCOMPARE(usb.writeSome(QByteArray(1000, 'x'), in(5s), {}).value_or(-1), 0); // no error: nothing went wrong
        m_device->setRoom({});
        QVERIFY(usb.writeAll("again", in(2s), {}));
        faultInjected("usb.takes-nothing");
    }
    void aStalledWriteIsRepeatedOnce()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        m_device->stall(0x01);
        QVERIFY(usb.writeAll("hello", in(2s), {}));
        QCOMPARE(take(usb, 5), QByteArray("hello"));
        QVERIFY(m_device->haltsCleared() >= 1);
        m_device->stall(0x01, 2);
        QCOMPARE(usb.writeAll("hello", in(2s), {}).error().code, ErrorCode::DeviceFault);
        QVERIFY(usb.isOpen());
        QVERIFY(usb.writeAll("hello", in(2s), {}));
        faultInjected("usb.stalled-write");
    }
    void aStalledReadGoesOnBehindIt()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        m_device->stall(0x82);
        QVERIFY(isReadable(usb.descriptor()));
        QVERIFY(usb.discardInput());
        m_device->send(0x82, "hello");
        QCOMPARE(take(usb, 5), QByteArray("hello"));
        m_device->stall(0x82);
        m_device->send(0x82, "world");
        QCOMPARE(take(usb, 5), QByteArray("world"));
        faultInjected("usb.stalled-read");
    }
    void aReadThatStallsForEverBreaksTheLink()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        m_device->stall(0x82, 1000);
        char byte = 0;
        QCOMPARE(usb.readSome(std::span(&byte, 1), in(5s), {}).error().code, ErrorCode::LinkBroken);
        QVERIFY(!usb.isOpen());
        faultInjected("usb.stalls-for-ever");
    }
    void aReadThatDoesNotReturnIsLeftBehindByClose()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        m_device->setKeepsCancelled(true);
        const auto before = m_clock->now();
        usb.close();
        QVERIFY(m_clock->now() - before < patience);
        QVERIFY(!usb.isOpen());
        QCOMPARE(remains(), 1);
        faultInjected("usb.not-returned");
        m_device->setKeepsCancelled(false); // the kernel writes into the old transfers now, and libusb calls back
        QTRY_COMPARE(remains(), 0);
        QVERIFY(usb.open(in(2s), {}));
        QVERIFY(usb.writeAll("hello", in(2s), {}));
        QCOMPARE(take(usb, 5), QByteArray("hello"));
    }
    void theTransportMayGoBeforeItsReadReturns()
    {
        {
            auto usb = transport();
            QVERIFY(usb.open(in(2s), {}));
            m_device->setKeepsCancelled(true);
        }
        auto next = transport(); // nobody else's link has to wait for it
        QVERIFY(next.open(in(2s), {}));
        QVERIFY(next.writeAll("hello", in(2s), {}));
        QCOMPARE(take(next, 5), QByteArray("hello"));
        QCOMPARE(remains(), 1);
        m_device->setKeepsCancelled(false);
        QTRY_COMPARE(remains(), 0);
    }
    void aWriteThatDoesNotReturnBreaksTheLink()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        m_device->setRoom(0);
        m_device->setKeepsCancelled(true);
        const auto before = m_clock->now();
        const auto wrote = usb.writeAll("hello", in(50ms), {});
        QCOMPARE(wrote.error().code, ErrorCode::LinkBroken);
        QVERIFY2(wrote.error().context.contains(QStringLiteral("does not return")), qPrintable(wrote.error().context));
        QVERIFY(m_clock->now() - before < patience);
        QVERIFY(!usb.isOpen());
        m_device->setKeepsCancelled(false);
        QTRY_COMPARE(remains(), 0);
    }
    void aStallWhoseOtherReadsDoNotReturnBreaksTheLink()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        m_device->setKeepsCancelled(true);
        m_device->stall(0x82);
        char byte = 0;
        const auto before = m_clock->now();
        QCOMPARE(usb.readSome(std::span(&byte, 1), in(5s), {}).error().code, ErrorCode::LinkBroken);
        QVERIFY(m_clock->now() - before < patience);
        m_device->setKeepsCancelled(false);
        QTRY_COMPARE(remains(), 0);
    }
    void aRequestThatIsNotAnsweredEndsAtItsDeadline()
    {
        m_device->asked = [](quint8, quint16) { return std::optional(QByteArray("\x18")); };
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        m_device->setHoldsRequests(true);
        QCOMPARE(usbPortStatus(usb, in(50ms)).error().code, ErrorCode::TimedOut);
        QVERIFY(usb.isOpen());
        m_device->setHoldsRequests(false);
        QVERIFY(usbPortStatus(usb, in(2s)));
        m_device->setHoldsRequests(true);
        m_device->setKeepsCancelled(true);
        const auto before = m_clock->now();
        QCOMPARE(usbPortStatus(usb, in(50ms)).error().code, ErrorCode::LinkBroken);
        QVERIFY(m_clock->now() - before < patience);
        QVERIFY(!usb.isOpen());
        m_device->setKeepsCancelled(false);
        QTRY_COMPARE(remains(), 0);
    }
    void aDeviceThatNeverReturnsAnythingIsGivenUp()
    {
        auto usb = transport();
        for (int i = 0; i < 4; ++i) {
            QVERIFY(usb.open(in(2s), {}));
            m_device->setKeepsCancelled(true);
            usb.close();
        }
        QCOMPARE(usb.open(in(2s), {}).error().code, ErrorCode::DeviceFault); // a technician must come
        m_device->setKeepsCancelled(false);
        QTRY_COMPARE(remains(), 0);
        QVERIFY(usb.open(in(2s), {}));
    }
    void anUnplugEndsAWaitingReadAtOnce()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        std::thread puller([&] { m_bus.unplug(*m_device); });
        char byte = 0;
        const auto before = m_clock->now();
        const auto got = usb.readSome(std::span(&byte, 1), in(30s), {});
        puller.join();
        QCOMPARE(got.error().code, ErrorCode::LinkBroken);
        QVERIFY(m_clock->now() - before < 1s);
        QVERIFY(!usb.isOpen());
        faultInjected("usb.unplugged-in-a-read");
    }
    void anUnplugEndsAWriteThatIsStuck()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        m_device->setRoom(0);
        std::thread puller([&] { m_bus.unplug(*m_device); });
        const auto before = m_clock->now();
        QCOMPARE(usb.writeAll(QByteArray(500, 'x'), in(30s), {}).error().code, ErrorCode::LinkBroken);
        QVERIFY(m_clock->now() - before < 1s);
        puller.join();
        QVERIFY(!usb.isOpen());
        faultInjected("usb.unplugged-in-a-write");
    }
    void bytesOfBeforeTheUnplugAreStillRead()
    {
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        m_device->send(0x82, "last words");
        QVERIFY(isReadable(usb.descriptor()));
        m_bus.unplug(*m_device);
        QCOMPARE(take(usb, 10), QByteArray("last words"));
        char byte = 0;
        QCOMPARE(usb.readSome(std::span(&byte, 1), in(5s), {}).error().code, ErrorCode::LinkBroken);
        faultInjected("usb.unplugged-behind-data");
    }
    void aReplugIsToldAndTheSameDeviceIsFoundAtItsNewAddress()
    {
        auto usb = transport("usb:0400:c35a?serial=A");
        QVERIFY(usb.open(in(2s), {}));
        const auto watch = usb.watchArrival();
        for (int i = 0; i < 3; ++i) {
            m_bus.unplug(*m_device);
            QVERIFY(isReadable(usb.descriptor()));
            QCOMPARE(usb.discardInput().error().code, ErrorCode::LinkBroken);
            QVERIFY(!isReadable(watch->descriptor(), 0));
            QVERIFY(m_bus.plug(*m_device));
            QVERIFY(isReadable(watch->descriptor()));
            QVERIFY(watch->arrived());
            QTRY_VERIFY(usb.isOpen() || usb.open(in(2s), {}));
            QVERIFY(usb.writeAll("hello", in(2s), {}));
            QCOMPARE(take(usb, 5), QByteArray("hello"));
        }
        faultInjected("usb.replugged");
    }
    void cancelEndsEveryStep()
    {
        auto usb = transport();
        CancelSource early;
        early.cancel();
        QCOMPARE(usb.open(in(2s), early.token()).error().code, ErrorCode::Cancelled);
        QVERIFY(usb.open(in(2s), {}));
        QCOMPARE(usb.writeAll("x", in(0ms), early.token()).error().code,
                 ErrorCode::Cancelled); // wins over the deadline
        char byte = 0;
        CancelSource reading;
        std::thread canceller([&] { reading.cancel(); });
        QCOMPARE(usb.readSome(std::span(&byte, 1), Deadline::never(), reading.token()).error().code,
                 ErrorCode::Cancelled);
        canceller.join();
        m_device->setRoom(0);
        CancelSource writing;
        canceller = std::thread([&] { writing.cancel(); });
        QCOMPARE(usb.writeAll("x", Deadline::never(), writing.token()).error().code, ErrorCode::Cancelled);
        canceller.join();
        QVERIFY(usb.isOpen());
        m_device->setRoom({});
        QVERIFY(usb.writeAll("x", in(2s), {}));
        QCOMPARE(take(usb, 1), QByteArray("x"));
    }
};
QTEST_GUILESS_MAIN(TestUsbFaults)
#include "tst_usb_faults.moc"
