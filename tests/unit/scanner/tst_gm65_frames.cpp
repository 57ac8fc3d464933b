// SPDX-License-Identifier: Apache-2.0
#include <serial/gm65_frames.h>
#include <serial/gm65_settings.h>

#include <QTest>

#include <algorithm>

using namespace kiosk;
using namespace kiosk::gm65;

namespace {

QByteArray hex(const char *digits) { return QByteArray::fromHex(digits); }

// What the splitter gives, in short: "T:text" or "R2:hex", joined; `chunk` bytes at a time, silence at the end.
QByteArray split(const QByteArray &stream, Tail tail, qsizetype chunk = 4096)
{
    StreamSplitter splitter(tail);
    QByteArrayList got;
    const auto drain = [&](bool idle) {
        while (const auto piece = splitter.next(idle)) {
            if (piece->reply)
                got << "R" + QByteArray::number(static_cast<int>(piece->reply->type)) + ":"
                        + piece->reply->bytes.toByteArray().toHex();
            else
                got << "T:" + piece->text.toByteArray();
        }
    };
    for (qsizetype at = 0; at < stream.size();) {
        const auto part = stream.mid(at, std::min(chunk, static_cast<qsizetype>(splitter.space().size())));
        at += part.size();
        std::copy(part.begin(), part.end(), splitter.space().data());
        splitter.added(part.size());
        drain(false);
    }
    drain(true);
    return got.join(' ');
}

} // namespace

class TestGm65Frames : public QObject {
    Q_OBJECT
private slots:
    void publishedFramesAreOurs()
    {
        QCOMPARE(encodeWrite(Zone::Trigger, triggerOnce), hex("7E000801000201 02DA"));
        QCOMPARE(encodeHeartbeat(), hex("7E000A01000000 301A"));
        QCOMPARE(crc(hex("0802002A3901")), quint16(0xA7EA));
        QCOMPARE(crc(hex("0701002A02")), quint16(0xD80F));
        QCOMPARE(crc(hex("0901000000")), quint16(0xDEC8));
        QCOMPARE(crc(hex("000100")), quint16(0x3331));
        QCOMPARE(encodeWrite(Zone::AimId, aimIdOn).first(7), hex("7E00080100D080"));
        QCOMPARE(encodeRead(Zone::Mode).first(7), hex("7E000701000001"));
    }
    void aStreamIsSplit_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<Tail>("tail");
        QTest::addColumn<QByteArray>("pieces");
        const auto ok = hex("02000001003331");
        const auto alive = hex("03000001003331");
        QTest::newRow("text, CRLF") << QByteArray("abc\r\n") << Tail::CrLf << QByteArray("T:abc");
        QTest::newRow("CR only") << QByteArray("abc\r") << Tail::CrLf << QByteArray("T:abc");
        QTest::newRow("no tail") << QByteArray("abc") << Tail::CrLf << QByteArray("T:abc");
        QTest::newRow("tail alone") << QByteArray("\r\n\r\n") << Tail::CrLf << QByteArray();
        QTest::newRow("two glued") << QByteArray("abc\r\ndef\r\n") << Tail::CrLf << QByteArray("T:abc T:def");
        QTest::newRow("TAB") << QByteArray("a\rc\tdef\t") << Tail::Tab << QByteArray("T:a\rc T:def");
        QTest::newRow("none expected") << QByteArray("ab\r\n") << Tail::None << QByteArray("T:ab\r\n");
        QTest::newRow("reply") << ok << Tail::CrLf << QByteArray("R2:00");
        QTest::newRow("reply, text") << ok + "abc\r\n" << Tail::CrLf << QByteArray("R2:00 T:abc");
        QTest::newRow("text, reply") << "abc\r\n" + alive << Tail::CrLf << QByteArray("T:abc R3:00");
        QTest::newRow("reply in a text") << "ab" + alive + "c\r\n" << Tail::CrLf << QByteArray("R3:00 T:abc");
        QTest::newRow("replies in a row") << ok + alive + ok << Tail::CrLf << QByteArray("R2:00 R3:00 R2:00");
        QTest::newRow("wrong CRC is text") << hex("02000001003332") << Tail::CrLf << "T:" + hex("02000001003332");
        QTest::newRow("broken off") << hex("020000") << Tail::CrLf << "T:" + hex("020000");
        QTest::newRow("count beyond the end") << hex("020000FF41") + "\r\n" << Tail::CrLf << "T:" + hex("020000FF41");
        QTest::newRow("no bytes") << hex("02000000 0000") << Tail::CrLf << QByteArray("R2:");
    }
    void aStreamIsSplit()
    {
        QFETCH(QByteArray, stream);
        QFETCH(Tail, tail);
        QFETCH(QByteArray, pieces);
        for (const qsizetype chunk : {4096, 1, 2, 3})
            QCOMPARE(split(stream, tail, chunk), pieces);
    }
    void aBrokenReplyIsKnownAsOne()
    {
        QVERIFY(isBrokenReply(hex("020000")) && isBrokenReply(hex("03000001003332")));
        QVERIFY(!isBrokenReply(hex("02")) && !isBrokenReply("abc") && !isBrokenReply({}));
    }
    void aTextBeyondTheBufferIsCutAndItsRestDropped()
    {
        const auto pieces = split(QByteArray(9000, 'x') + "\r\nabc\r\n", Tail::CrLf, 100);
        QVERIFY(pieces.startsWith("T:" + QByteArray(4096, 'x') + " "));
        QVERIFY(pieces.endsWith(" T:abc"));
        QCOMPARE(pieces.count("T:"), 2);
    }
    void whatIsTakenIsOverwritten()
    {
        StreamSplitter splitter(Tail::CrLf);
        const QByteArray stream("secret\r\n");
        const auto *memory = splitter.space().data();
        std::copy(stream.begin(), stream.end(), splitter.space().data());
        splitter.added(stream.size());
        QVERIFY(splitter.next(false));
        QVERIFY(!splitter.next(false));
        QVERIFY(!QByteArray(memory, 16).contains("secret"));
    }

    void parametersAreChecked_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("good");
        QTest::newRow("tail") << "tail"
                              << "none" << true;
        QTest::newRow("no tail of ours") << "tail"
                                         << "nl" << false;
        QTest::newRow("aim") << "aim"
                             << "on" << true;
        QTest::newRow("aim neither") << "aim"
                                     << "yes" << false;
        QTest::newRow("dialect") << "dialect"
                                 << "gm812" << true;
        QTest::newRow("unknown dialect") << "dialect"
                                         << "gm9" << false;
        QTest::newRow("prefix") << "prefix"
                                << "<<" << true;
        QTest::newRow("prefix of 23") << "prefix" << QString(23, u'x') << false;
    }
    void parametersAreChecked()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(bool, good);
        const auto settings = settingsOf({{}, {}, {}, {{key, value}}});
        QCOMPARE(settings.has_value(), good);
        if (!good)
            QCOMPARE(settings.error().code, ErrorCode::BadConfig);
    }
    void aFailedReadIsNoCode()
    {
        QVERIFY(isReadFailText("FAIL"));
        QVERIFY(isReadFailText("Read Fail"));
        QVERIFY(!isReadFailText("FAILED"));
        QVERIFY(!isReadFailText("134567890123456789"));
    }
};

QTEST_APPLESS_MAIN(TestGm65Frames)
#include "tst_gm65_frames.moc"
