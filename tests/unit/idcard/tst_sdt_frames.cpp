// SPDX-License-Identifier: Apache-2.0
#include "card_samples.h"
#include "fake_sdt_peer.h"

#include <sdt/sdt_frames.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::sdt;
using namespace kiosk::test;

class TestSdtFrames : public QObject {
    Q_OBJECT
private:
    // What a receiver makes of a stream that comes in pieces of `size` bytes: SW3 of frames, names of errors.
    static QStringList received(QByteArrayView stream, qsizetype size = 1 << 20)
    {
        FrameReceiver receiver;
        QStringList seen;
        while (!stream.isEmpty()) {
            const auto space = receiver.space();
            const auto count = std::min({size, stream.size(), static_cast<qsizetype>(space.size())});
            std::copy_n(stream.data(), count, space.data());
            receiver.added(count);
            stream = stream.sliced(count);
            while (true) {
                const auto next = receiver.next();
                if (next && !*next)
                    break;
                seen << (next ? QString::number(static_cast<int>((*next)->status), 16)
                              : QString::fromLatin1(codeName(next.error().code)));
            }
        }
        return seen;
    }
    static Reply parsed(FrameReceiver &receiver, QByteArrayView frame)
    {
        std::copy_n(frame.data(), frame.size(), receiver.space().data());
        receiver.added(frame.size());
        return receiver.next()->value();
    }

private slots:
    void requestsAreTheBytesThatPublicSourcesShow_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const Command &asked, const char *hex) {
            QTest::newRow(asked.name) << encodeRequest(asked) << QByteArray::fromHex(hex);
        };
        row(command::status, "AAAAAA9669 0003 11 FF ED");
        row(command::samIdentity, "AAAAAA9669 0003 12 FF EE");
        row(command::reset, "AAAAAA9669 0003 10 FF EC");
        row(command::find, "AAAAAA9669 0003 20 01 22");
        row(command::select, "AAAAAA9669 0003 20 02 21");
        row(command::readTextPhoto, "AAAAAA9669 0003 30 01 32");
        row(command::newestAddress, "AAAAAA9669 0003 30 03 30");
    }
    void requestsAreTheBytesThatPublicSourcesShow()
    {
        QFETCH(QByteArray, encoded);
        QFETCH(QByteArray, expected);
        QCOMPARE(encoded, expected);
    }
    void repliesOfPublicSourcesAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *hex, int status) {
            QTest::newRow(name) << QByteArray::fromHex(hex) << status;
        };
        row("ok", "AAAAAA9669 0004 000090 94", 0x90);
        row("found", "AAAAAA9669 0008 00009F 00000000 97", 0x9F);
        row("none", "AAAAAA9669 0004 000080 84", 0x80);
        row("selected", "AAAAAA9669 000C 000090 0000000000000000 9C", 0x90);
        row("select failed", "AAAAAA9669 0004 000081 85", 0x81);
        row("read failed", "AAAAAA9669 0004 000041 45", 0x41);
        row("no newer address", "AAAAAA9669 0004 000091 95", 0x91);
        row("checksum", "AAAAAA9669 0004 000010 14", 0x10);
        row("not authorised", "AAAAAA9669 0004 000066 62", 0x66);
    }
    void repliesOfPublicSourcesAreUnderstood()
    {
        QFETCH(QByteArray, frame);
        QFETCH(int, status);
        FrameReceiver receiver;
        QCOMPARE(static_cast<int>(parsed(receiver, frame).status), status);
        QCOMPARE(FakeSdtPeer::frame(frame.mid(7, frame.size() - 8)), frame); // the tests' own encoder agrees
    }
    void theSamTellsItsIdentity()
    {
        FrameReceiver receiver;
        const auto reply
            = parsed(receiver, QByteArray::fromHex("AAAAAA9669 0014 000090 0500 0300 A53A3401 87D61200 878E45B5 92"));
        QVERIFY(answers(reply, command::samIdentity));
        QCOMPARE(*decodeSamIdentity(reply.data), QStringLiteral("05.03-20200101-0001234567-3041234567"));
        QVERIFY(!decodeSamIdentity(reply.data.first(15)));
    }
    void aWholeReadIsSplitIntoTextAndPhoto()
    {
        const auto frame = readReplyOf("resident");
        QCOMPARE(frame.size(), 1295);
        FrameReceiver receiver;
        const auto reply = parsed(receiver, frame);
        QVERIFY(answers(reply, command::readTextPhoto));
        const auto content = decodeTextPhoto(reply.data);
        QVERIFY(content);
        QCOMPARE(content->text, QByteArrayView(frame).sliced(14, 256));
        QCOMPARE(content->photo, QByteArrayView(frame).sliced(14 + 256, 1024));
    }
    void lengthsThatDoNotAddUpAreNoCard_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("head only") << QByteArray::fromHex("01000400");
        QTest::newRow("short photo") << QByteArray::fromHex("01000400") + QByteArray(256 + 1023, 0);
        QTest::newRow("a byte too many") << QByteArray::fromHex("01000400") + QByteArray(256 + 1025, 0);
        QTest::newRow("text of 255") << QByteArray::fromHex("00FF0400") + QByteArray(255 + 1024, 0);
        QTest::newRow("photo of 512") << QByteArray::fromHex("01000200") + QByteArray(256 + 512, 0);
    }
    void lengthsThatDoNotAddUpAreNoCard()
    {
        QFETCH(QByteArray, data);
        QCOMPARE(decodeTextPhoto(data).error().code, ErrorCode::BadFrame);
    }
    void aFingerprintHasOneOfThreeLengths()
    {
        const auto text = QByteArray(256, 't') + QByteArray(1024, 'p');
        for (const int size : {0, 512, 1024}) {
            QByteArray data = QByteArray::fromHex("01000400");
            data += static_cast<char>(size >> 8);
            data += static_cast<char>(size & 0xFF);
            data += text + QByteArray(size, 'f');
            const auto content = decodeTextPhoto(data, Fingerprint::Asked);
            QVERIFY(content);
            QCOMPARE(content->fingerprint, QByteArrayView(QByteArray(size, 'f')));
            QCOMPARE(content->photo, QByteArrayView(QByteArray(1024, 'p')));
            QCOMPARE(FakeSdtPeer::frame(QByteArray::fromHex("000090") + data).size(), 1297 + size);
            QVERIFY(!decodeTextPhoto(data)); // another command's answer
        }
        for (const char *bad : {"010004000100", "010004000600", "01000400FFFF"}) {
            const QByteArray data = QByteArray::fromHex(bad) + text + QByteArray(2048, 'f');
            QCOMPARE(decodeTextPhoto(data, Fingerprint::Asked).error().code, ErrorCode::BadFrame);
        }
        const QByteArray cut = QByteArray::fromHex("010004000200") + text + QByteArray(511, 'f');
        QCOMPARE(decodeTextPhoto(cut, Fingerprint::Asked).error().code, ErrorCode::BadFrame);
    }
    void theNewestAddressMayTellItsLength()
    {
        const QByteArray address(70, 'a');
        const QByteArray prefixed = QByteArray::fromHex("0046") + address;
        QCOMPARE(decodeNewestAddress(address).value_or(QByteArrayView()), QByteArrayView(address));
        QCOMPARE(decodeNewestAddress(prefixed).value_or(QByteArrayView()), QByteArrayView(address));
        for (const QByteArray &bad : {QByteArray::fromHex("4600") + address, address.first(69), address + 'a',
                                      QByteArray(73, 'a'), QByteArray()})
            QCOMPARE(decodeNewestAddress(bad).error().code, ErrorCode::BadFrame);
    }
    void aCardWithoutAPhotoIsACard()
    {
        const auto data = QByteArray::fromHex("01000000") + QByteArray(256, 0);
        QVERIFY(decodeTextPhoto(data));
        QVERIFY(decodeTextPhoto(data)->photo.isEmpty());
    }
    void noiseBeforeAFrameIsSkipped_data()
    {
        QTest::addColumn<QByteArray>("noise");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("extra AA") << QByteArray::fromHex("AA");
        QTest::newRow("many AA") << QByteArray(50, '\xAA');
        QTest::newRow("half a preamble") << QByteArray::fromHex("00AA96");
        QTest::newRow("AA AA 96") << QByteArray::fromHex("AAAA96");
        QTest::newRow("all but the last") << QByteArray::fromHex("AAAAAA96");
        QTest::newRow("text") << QByteArray("reader v1.0\r\n");
        QTest::newRow("more than the buffer") << QByteArray(10'000, 'x');
    }
    void noiseBeforeAFrameIsSkipped()
    {
        QFETCH(QByteArray, noise);
        const auto stream = noise + FakeSdtPeer::status(0x90) + noise + FakeSdtPeer::status(0x80);
        for (const int size : {1, 2, 3, 7, 64, 100'000})
            QCOMPARE(received(stream, size), (QStringList{"90", "80"}));
    }
    void aFrameMayComeInPiecesOfAnySize()
    {
        const auto frame = readReplyOf("resident_long");
        for (qsizetype size = 1; size <= 64; ++size)
            QCOMPARE(received(frame + FakeSdtPeer::status(0x80), size), (QStringList{"90", "80"}));
    }
    void everySingleWrongBitIsNoticed()
    {
        const auto good = FakeSdtPeer::frame(QByteArray::fromHex("00009F00000000"));
        for (qsizetype bit = 0; bit < good.size() * 8; ++bit) {
            auto bad = good;
            bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
            QVERIFY2(!received(bad).contains(QStringLiteral("9f")), qPrintable(QString::number(bit)));
        }
    }
    void anImpossibleLengthIsRefusedAndHuntingGoesOn_data()
    {
        QTest::addColumn<QByteArray>("length");
        QTest::newRow("FFFF") << QByteArray::fromHex("FFFF");
        QTest::newRow("just too long") << QByteArray::fromHex("0A01");
        QTest::newRow("too short") << QByteArray::fromHex("0003");
        QTest::newRow("zero") << QByteArray::fromHex("0000");
    }
    void anImpossibleLengthIsRefusedAndHuntingGoesOn()
    {
        QFETCH(QByteArray, length);
        const auto stream = QByteArray::fromHex("AAAAAA9669") + length + FakeSdtPeer::status(0x91);
        QCOMPARE(received(stream), (QStringList{"bad-frame", "91"}));
    }
    void aFrameInsideABrokenOneIsFound()
    {
        auto broken = FakeSdtPeer::frame(QByteArray::fromHex("000090") + FakeSdtPeer::status(0x81));
        broken.back() = static_cast<char>(~broken.back());
        QCOMPARE(received(broken), (QStringList{"bad-checksum", "81"}));
    }
    void aReplyIsTakenOnlyForTheCommandItCanAnswer()
    {
        FrameReceiver receiver;
        const auto can = [&](const QByteArray &frame, const Command &asked) {
            receiver.clear();
            return answers(parsed(receiver, frame), asked);
        };
        const auto found = FakeSdtPeer::frame(QByteArray::fromHex("00009F00000000"));
        const auto selected = FakeSdtPeer::frame(QByteArray::fromHex("0000900000000000000000"));
        const auto read = readReplyOf("resident");
        const auto ok = FakeSdtPeer::status(0x90);
        const QList<QPair<QByteArray, const Command *>> own{{found, &command::find},
                                                            {selected, &command::select},
                                                            {read, &command::readTextPhoto},
                                                            {ok, &command::status}};
        for (const auto &[frame, of] : own)
            for (const auto *asked : {&command::find, &command::select, &command::readTextPhoto, &command::status,
                                      &command::samIdentity, &command::newestAddress})
                QCOMPARE(can(frame, *asked), asked == of);
        QVERIFY(can(FakeSdtPeer::status(0x80), command::find));
        QVERIFY(!can(FakeSdtPeer::status(0x41), command::find)); // late, from a read
        QVERIFY(!can(FakeSdtPeer::status(0x80), command::status));
        QVERIFY(can(FakeSdtPeer::status(0x41), command::readTextPhoto));
        QVERIFY(can(FakeSdtPeer::status(0x91), command::newestAddress));
        QVERIFY(can(FakeSdtPeer::status(0x81), command::select));
        QVERIFY(can(FakeSdtPeer::status(0x66), command::find));
    }
    void whatACardSaidIsOverwritten()
    {
        FrameReceiver receiver;
        const auto start = receiver.space().data();
        parsed(receiver, readReplyOf("resident"));
        receiver.clear();
        QVERIFY(std::all_of(start, start + 1295, [](char byte) { return byte == 0; }));
    }
};
QTEST_GUILESS_MAIN(TestSdtFrames)
#include "tst_sdt_frames.moc"
