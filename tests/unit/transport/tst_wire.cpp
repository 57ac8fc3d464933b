// SPDX-License-Identifier: Apache-2.0
#include <transport/wire_reader.h>
#include <transport/wire_writer.h>

#include <QTest>

using namespace kiosk;

class TestWire : public QObject {
    Q_OBJECT
private slots:
    void fieldsAreReadInTheirByteOrder()
    {
        const auto bytes = QByteArray::fromHex("ff 0102 0102 fffefdfc 01020304 aabb");
        WireReader reader(bytes);
        QCOMPARE(*reader.u8(), 0xFF);
        QCOMPARE(*reader.u16be(), 0x0102);
        QCOMPARE(*reader.u16le(), 0x0201);
        QCOMPARE(*reader.u32be(), 0xFFFEFDFCu);
        QCOMPARE(*reader.u32le(), 0x04030201u);
        QVERIFY(!reader.end());
        QCOMPARE(*reader.bytes(2), QByteArrayView("\xAA\xBB"));
        QVERIFY(reader.end());
    }
    void nothingIsReadPastTheEnd()
    {
        const QByteArray bytes("abc");
        WireReader reader(bytes);
        QCOMPARE(reader.u32be().error().code, ErrorCode::BadFrame);
        QCOMPARE(reader.bytes(4).error().code, ErrorCode::BadFrame);
        QCOMPARE(reader.bytes(-1).error().code, ErrorCode::BadFrame);
        QCOMPARE(reader.skip(4).error().code, ErrorCode::BadFrame);
        QCOMPARE(reader.left(), 3); // a failed read moves nothing
        QVERIFY(reader.skip(3));
        QCOMPARE(reader.u8().error().code, ErrorCode::BadFrame);
        QVERIFY(reader.bytes(0)->isEmpty());
    }
    void whatIsWrittenCanBeRead()
    {
        WireWriter writer(64);
        writer.u8(1).u16be(0xABCD).u16le(0xABCD).u32be(0xDEADBEEF).u32le(0xDEADBEEF).bytes("xyz");
        QCOMPARE(*writer.done(), QByteArray::fromHex("01 abcd cdab deadbeef efbeadde 78797a"));
    }
    void aFieldThatDoesNotFitSpoilsTheFrame()
    {
        WireWriter writer(3);
        writer.u16be(1).u16be(2).u8(3); // the last one would fit, but the frame is broken already
        QVERIFY(!writer.done());
        QCOMPARE(writer.done().error().code, ErrorCode::InvalidInput);
        QVERIFY(WireWriter(2).u16be(1).done());
    }
};
QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
