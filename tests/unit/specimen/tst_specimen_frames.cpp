// SPDX-License-Identifier: Apache-2.0
#include <specimen/specimen_frames.h>

#include <QTest>

#include <algorithm>

using namespace kiosk;
using namespace kiosk::specimen;

namespace {

QByteArray hex(const char *digits) { return QByteArray::fromHex(digits); }

// What the splitter gives, in short: "h:41 d: c:014142".
QByteArray split(const QByteArray &stream, qsizetype chunk)
{
    FrameSplitter splitter;
    QByteArrayList got;
    for (qsizetype at = 0; at < stream.size(); at += chunk) {
        const auto part = stream.mid(at, chunk);
        std::copy(part.begin(), part.end(), splitter.space().data());
        splitter.added(part.size());
        while (const auto frame = splitter.next())
            got << static_cast<char>(frame->answer) + QByteArray(":") + frame->bytes.toByteArray().toHex();
    }
    return got.join(' ');
}

} // namespace

class TestSpecimenFrames : public QObject {
    Q_OBJECT
private slots:
    void publishedFramesAreOurs()
    {
        QCOMPARE(encode(Request::Hello), hex("02480048"));
        QCOMPARE(encodeTrigger(1), hex("0254010154"));
        QCOMPARE(encode(Request::Light, QByteArray(256, 'x')), QByteArray());
    }
    void aStreamIsSplit_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("frames");
        QTest::newRow("one") << hex("0268014128") << QByteArray("h:41");
        QTest::newRow("two glued") << hex("02640064 0263030141 4262") << QByteArray("d: c:014142");
        QTest::newRow("noise before") << hex("FF00 02640064") << QByteArray("d:");
        QTest::newRow("unknown kind") << hex("0299FF 02640064") << QByteArray("d:");
        QTest::newRow("wrong check, then a sound one") << hex("02640065 02640064") << QByteArray("d:");
        QTest::newRow("broken off, then a sound one") << hex("0263 02640064") + QByteArray(2, 'x') << QByteArray("d:");
        QTest::newRow("broken off") << hex("02630301") << QByteArray();
    }
    void aStreamIsSplit()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, frames);
        QCOMPARE(split(stream, stream.size()), frames);
        QCOMPARE(split(stream, 1), frames);
    }
    void aCodeHasANumberAndAText()
    {
        const auto code = decodeCode(QByteArrayView("\x01"
                                                    "AB"));
        QVERIFY(code);
        QCOMPARE(code->round, std::uint8_t(1));
        QCOMPARE(code->text, QByteArrayView("AB"));
        QVERIFY(!decodeCode(QByteArrayView("\x01")));
        QVERIFY(!decodeCode({}));
    }
};

QTEST_APPLESS_MAIN(TestSpecimenFrames)
#include "tst_specimen_frames.moc"
