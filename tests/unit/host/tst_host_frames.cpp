// SPDX-License-Identifier: Apache-2.0
#include <host_process/host_frames.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::host;

class TestHostFrames : public QObject {
    Q_OBJECT
    static HostPart part(HostPart::Kind kind, std::uint32_t width, std::uint32_t height)
    {
        return {kind, width, height, SensitiveBytes(QByteArray(width * height * channelsOf(kind), '\x42'))};
    }
    static QByteArray answer(const std::vector<HostPart> &parts)
    {
        QByteArray body;
        for (const auto &p : parts)
            body += encodePartHead(p) + p.bytes.reveal();
        return encodeAnswerHead(AnswerStatus::Done, body.size()) + body;
    }

private slots:
    void aTaskTellsItsLength()
    {
        QCOMPARE(encodeTaskHead(0x01020304), QByteArray("KHT1\x01\x02\x03\x04"));
        QCOMPARE(decodeTaskHead(encodeTaskHead(1024)).value_or(-1), 1024);
        QVERIFY(!decodeTaskHead(encodeTaskHead(mostInput + 1)));
        QVERIFY(!decodeTaskHead("KHT2\0\0\0"));
    }
    void partsComeBack()
    {
        std::vector<HostPart> parts;
        parts.push_back(part(HostPart::Kind::Rgb, 3, 2));
        parts.push_back(part(HostPart::Kind::Grey, 5, 4));
        parts.push_back(part(HostPart::Kind::Bytes, 7, 1));
        const auto decoded = decodeAnswer(answer(parts));
        QVERIFY(decoded);
        QCOMPARE(decoded->size(), std::size_t(3));
        QCOMPARE((*decoded)[0].bytes.size(), 18);
        QCOMPARE((*decoded)[1].height, 4u);
        QVERIFY((*decoded)[2].bytes == parts[2].bytes);
    }
    void everyStatusIsItsError()
    {
        for (const auto code : {ErrorCode::InvalidInput, ErrorCode::Unsupported, ErrorCode::NotFound,
                                ErrorCode::DeviceFault, ErrorCode::Internal})
            QCOMPARE(decodeAnswer(encodeAnswerHead(statusOf(code), 0)).error().code, code);
        QCOMPARE(statusOf(ErrorCode::PaperOut), AnswerStatus::Internal);
    }
    void everyCutAnswerIsBad()
    {
        std::vector<HostPart> parts;
        parts.push_back(part(HostPart::Kind::Rgb, 3, 2));
        const auto whole = answer(parts);
        for (qsizetype length = 0; length < whole.size(); ++length)
            QCOMPARE(decodeAnswer(QByteArrayView(whole).first(length)).error().code, ErrorCode::BadFrame);
    }
    void sizesThatCannotBeAreBad_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("no such kind") << QByteArray("\x02\0\0\0\x01\0\0\0\x01", 9);
        QTest::newRow("no width") << QByteArray("\x01\0\0\0\0\0\0\0\x01", 9);
        QTest::newRow("overflowing") << QByteArray("\x03\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 9);
        QTest::newRow("bytes in rows") << QByteArray("\0\0\0\0\x01\0\0\0\x02", 9);
    }
    void sizesThatCannotBeAreBad()
    {
        QFETCH(QByteArray, head);
        const QByteArray body = head + QByteArray(16, '\0');
        QCOMPARE(decodeAnswer(encodeAnswerHead(AnswerStatus::Done, body.size()) + body).error().code,
                 ErrorCode::BadFrame);
    }
};
QTEST_APPLESS_MAIN(TestHostFrames)
#include "tst_host_frames.moc"
