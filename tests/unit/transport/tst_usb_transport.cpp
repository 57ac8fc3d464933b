// SPDX-License-Identifier: Apache-2.0
#include "usb_fixture.h"

#include <transport/usb_printer_class.h>

using namespace kiosk;
using namespace kiosk::test;

class TestUsbTransport : public UsbFixture {
    Q_OBJECT
private slots:
    void bytesGoThroughUnchanged()
    {
        BusDevice device(m_bus, shapeNamed(QStringLiteral("A")));
        makeEcho(device);
        QVERIFY(m_bus.plug(device));
        auto usb = transport();
        const auto opened = usb.open(in(2s), {});
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().trace()));
        QByteArray all;
        for (int i = 0; i < 300; ++i)
            all += char(i * 7);
        QVERIFY(usb.writeAll(all, in(2s), {}));
        QCOMPARE(take(usb, all.size()), all);
    }
    void packetsThatComeUnaskedAreKeptInOrder()
    {
        BusDevice device(m_bus, shapeNamed({}));
        QVERIFY(m_bus.plug(device));
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        QByteArray said;
        for (int i = 0; i < 40; ++i) {
            const QByteArray piece(1 + i % 64, char('a' + i % 26));
            said += piece;
            device.send(0x82, piece);
        }
        QVERIFY(isReadable(usb.descriptor()));
        QCOMPARE(take(usb, said.size()), said);
        QVERIFY(!isReadable(usb.descriptor(), 0));
    }
    void aTransferThatFillsItsLastPacketKeepsNobodyWaiting()
    {
        BusDevice device(m_bus, shapeNamed({}));
        QVERIFY(m_bus.plug(device));
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        device.send(0x82, QByteArray(128, 'x')); // no empty packet behind it
        QCOMPARE(take(usb, 128), QByteArray(128, 'x'));
    }
    void moreThanThereIsRoomForWaitsInTheDevice()
    {
        BusDevice device(m_bus, shapeNamed({}));
        QVERIFY(m_bus.plug(device));
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        QByteArray said;
        for (int i = 0; i < 40'000; ++i)
            said += char(i * 31 >> 3);
        device.send(0x82, said);
        QCOMPARE(take(usb, said.size()) == said, true);
    }
    void aMessageThatFillsItsLastPacketIsEndedByAnEmptyOne()
    {
        BusDevice device(m_bus, shapeNamed({}));
        QVERIFY(m_bus.plug(device));
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        QVERIFY(usb.writeAll(QByteArray(63, 'x'), in(2s), {}));
        QCOMPARE(device.emptyPackets(), 0);
        QVERIFY(usb.writeAll(QByteArray(128, 'x'), in(2s), {}));
        QCOMPARE(device.emptyPackets(), 1);
    }
    void aPrinterGetsAStreamAndNoEmptyPackets()
    {
        auto shape = shapeNamed({});
        shape.interfaceClass = 7;
        shape.interfaceSubClass = 1;
        shape.interfaceProtocol = 2;
        BusDevice other(m_bus, shapeNamed({}, QStringLiteral("1-2"))); // same ids, no printer
        BusDevice device(m_bus, shape);
        QVERIFY(m_bus.plug(other));
        QVERIFY(m_bus.plug(device));
        auto usb = transport("usb:class=printer");
        QVERIFY(usb.open(in(2s), {}));
        QVERIFY(usb.writeAll(QByteArray(128, 'x'), in(2s), {}));
        QCOMPARE(device.emptyPackets(), 0);
        auto stranger = transport("usb:class=printer?id=04b8:0202");
        QCOMPARE(stranger.open(in(2s), {}).error().code, ErrorCode::NoDevice);
    }
    void thePrinterClassIsAnsweredOrUnsupported()
    {
        BusDevice device(m_bus, shapeNamed({}));
        int resets = 0;
        device.asked = [&](quint8 request, quint16) -> std::optional<QByteArray> {
            if (request == 0)
                return QByteArray("\0\x0aMFG:Acme", 10);
            if (request == 1)
                return QByteArray("\x30");
            return ++resets == 1 ? std::optional(QByteArray()) : std::nullopt;
        };
        QVERIFY(m_bus.plug(device));
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        const auto status = usbPortStatus(usb, in(2s));
        QVERIFY(status && status->paperEmpty && status->selected && !status->noError);
        QCOMPARE(*usbDeviceId(usb, in(2s)), QStringLiteral("MFG:Acme"));
        QVERIFY(usbSoftReset(usb, in(2s)));
        QCOMPARE(usbSoftReset(usb, in(2s)).error().code, ErrorCode::Unsupported);
        QVERIFY(usb.isOpen());
        device.asked = [](quint8, quint16) { return std::optional(QByteArray("\x7f\xff", 2)); };
        QCOMPARE(usbDeviceId(usb, in(2s)).error().code, ErrorCode::BadFrame); // longer than it is
    }
    void nothingPluggedInIsNoDevice()
    {
        auto usb = transport();
        QCOMPARE(usb.open(in(2s), {}).error().code, ErrorCode::NoDevice);
        QCOMPARE(usb.descriptor(), -1);
        char byte = 0;
        QCOMPARE(usb.writeAll("x", in(1s), {}).error().code, ErrorCode::SequenceError);
        QCOMPARE(usb.readSome(std::span(&byte, 1), in(1s), {}).error().code, ErrorCode::SequenceError);
        QCOMPARE(usb.discardInput().error().code, ErrorCode::SequenceError);
    }
    void ofTwoWithTheSameIdsNoneIsChosenUnlessItIsNamed()
    {
        BusDevice left(m_bus, shapeNamed(QStringLiteral("L"), QStringLiteral("1-1")));
        BusDevice right(m_bus, shapeNamed(QStringLiteral("R"), QStringLiteral("1-2")));
        makeEcho(left);
        right.received = [&](quint8, const QByteArray &) { right.send(0x82, "right"); };
        QVERIFY(m_bus.plug(left));
        QVERIFY(m_bus.plug(right));
        auto any = transport();
        const auto refused = any.open(in(2s), {});
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        for (const char *port : {"usb:0400:c35a?serial=R", "usb:0400:c35a?path=1-2"}) {
            auto usb = transport(port);
            QVERIFY(usb.open(in(2s), {}));
            QVERIFY(usb.writeAll("which?", in(2s), {}));
            QCOMPARE(take(usb, 5), QByteArray("right"));
        }
        m_bus.unplug(left);
        QTRY_VERIFY(any.isOpen() || any.open(in(2s), {}));
    }
    void anotherUnitInItsPlaceIsNotTakenForIt()
    {
        BusDevice mine(m_bus, shapeNamed(QStringLiteral("MINE")));
        BusDevice other(m_bus, shapeNamed(QStringLiteral("OTHER")));
        QVERIFY(m_bus.plug(mine));
        auto usb = transport("usb:0400:c35a?serial=MINE");
        QVERIFY(usb.open(in(2s), {}));
        m_bus.unplug(mine);
        QVERIFY(isReadable(usb.descriptor()));
        QCOMPARE(usb.discardInput().error().code, ErrorCode::LinkBroken);
        QVERIFY(m_bus.plug(other));
        auto proof = transport("usb:0400:c35a?serial=OTHER");
        QTRY_VERIFY(proof.isOpen() || proof.open(in(2s), {})); // it is seen on the bus
        QCOMPARE(usb.open(in(2s), {}).error().code, ErrorCode::NoDevice);
    }
    void twoOfUsCannotHaveOneDevice()
    {
        BusDevice device(m_bus, shapeNamed({}));
        QVERIFY(m_bus.plug(device));
        auto first = transport();
        auto second = transport();
        QVERIFY(first.open(in(2s), {}));
        QCOMPARE(second.open(in(2s), {}).error().code, ErrorCode::Claimed);
        first.close();
        QVERIFY(second.open(in(2s), {}));
    }
    void theKernelsDriverIsDetachedAndComesBack()
    {
        auto shape = shapeNamed({});
        shape.kernelDriver = true;
        BusDevice device(m_bus, shape);
        QVERIFY(m_bus.plug(device));
        auto usb = transport();
        QVERIFY(usb.open(in(2s), {}));
        QVERIFY(!device.kernelHasIt());
        usb.close();
        QVERIFY(device.kernelHasIt());
    }
    void threadsAndDescriptorsDoNotPileUp()
    {
        BusDevice device(m_bus, shapeNamed({}));
        QVERIFY(m_bus.plug(device));
        qsizetype files = 0;
        qsizetype running = 0;
        for (int i = 0; i < 12; ++i) {
            {
                auto usb = transport();
                const auto watch = usb.watchArrival();
                QVERIFY(usb.open(in(2s), {}));
                usb.close();
                QVERIFY(usb.open(in(2s), {}));
            }
            if (i == 3) { // libraries have made what they keep
                files = openFiles();
                running = threads();
            }
        }
        QTRY_VERIFY2(openFiles() <= files && threads() <= running,
                     qPrintable(QStringLiteral("%1 > %2 files or %3 > %4 threads")
                                    .arg(openFiles())
                                    .arg(files)
                                    .arg(threads())
                                    .arg(running)));
    }
};
QTEST_GUILESS_MAIN(TestUsbTransport)
#include "tst_usb_transport.moc"
