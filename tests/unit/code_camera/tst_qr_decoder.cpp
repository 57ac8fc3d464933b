// SPDX-License-Identifier: Apache-2.0
// A handful of frames; how often and how fast is for tests/bench/bench_qr.cpp.
#include <qr_frames.h>

#include <decoder/code_decoder.h>
#include <decoder/library_border.h>

#include <QTest>
#include <new>

using namespace kiosk;
using namespace kiosk::test;
using scanner::Effort;

class TestQrDecoder : public QObject {
    Q_OBJECT
    static QByteArray read(const cv::Mat &frame, Effort effort)
    {
        const auto code = scanner::decodeCode(viewOf(frame), effort);
        return code ? code->bytes.reveal() : QByteArray();
    }

private slots:
    void aCodeIsReadWithItsSymbology()
    {
        cv::RNG random(1);
        const auto code = scanner::decodeCode(viewOf(cameraFrame(qrSymbol("YZ-1"), {}, random)), Effort::Plain);
        QVERIFY(code);
        QCOMPARE(code->bytes.reveal(), QByteArray("YZ-1"));
        QCOMPARE(code->symbology, hal::Symbology::QrCode);
        QCOMPARE(code->aimId, QStringLiteral("]Q1"));
    }
    void bytesComeAsTheyStandInTheSymbol_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("UTF-8") << QByteArray("办事回执 A-17");
        QTest::newRow("GB18030") << QByteArray::fromHex("b0ecc0edbbd8d6b4");
        QTest::newRow("bidi control") << QByteArray("a\xE2\x80\xAE"
                                                    "b");
        QTest::newRow("invalid UTF-8") << QByteArray("\xFF\xFE\x41");
        QTest::newRow("control bytes") << QByteArray("a\x1B[2Jb");
    }
    void bytesComeAsTheyStandInTheSymbol() // judging them is the sanitiser's part
    {
        QFETCH(QByteArray, content);
        cv::RNG random(2);
        QCOMPARE(read(cameraFrame(qrSymbol(content), {}, random), Effort::Plain), content);
    }
    void whatOnlyTheRescueReads_data()
    {
        QTest::addColumn<double>("dark");
        QTest::addColumn<double>("light");
        QTest::addColumn<double>("moire");
        QTest::addColumn<bool>("inverted");
        QTest::newRow("low contrast") << 90. << 130. << 0. << false;
        QTest::newRow("moire") << 30. << 225. << 80. << false;
        QTest::newRow("inverted") << 0. << 255. << 0. << true;
    }
    void whatOnlyTheRescueReads()
    {
        QFETCH(double, dark);
        QFETCH(double, light);
        QFETCH(double, moire);
        QFETCH(bool, inverted);
        FrameRecipe recipe;
        recipe.dark = dark;
        recipe.light = light;
        recipe.moire = moire;
        recipe.inverted = inverted;
        const QByteArray content = "YZ-20260101-000123";
        cv::RNG random(3);
        int plain = 0;
        int rescued = 0;
        constexpr int frames = 4;
        for (int i = 0; i < frames; ++i) {
            const auto frame = cameraFrame(qrSymbol(content), recipe, random);
            plain += read(frame, Effort::Plain) == content;
            rescued += read(frame, Effort::Rescue) == content;
        }
        QCOMPARE(rescued, frames);
        QVERIFY(plain < frames);
    }
    void anEmptyHallHoldsNoCode()
    {
        cv::RNG random(4);
        QVERIFY(!scanner::decodeCode(viewOf(cameraFrame({}, {.size = 0}, random)), Effort::Rescue));
        QVERIFY(!scanner::decodeCode({}, Effort::Rescue));
        const uchar one = 0;
        QVERIFY(!scanner::decodeCode({&one, 1, 1, 1}, Effort::Rescue));
    }
    void whatALibraryThrowsEndsAtTheBorder()
    {
        QVERIFY(!scanner::withinBorder([] { throw std::bad_alloc(); }));
        bool went = false;
        QVERIFY(scanner::withinBorder([&went] { went = true; }));
        QVERIFY(went);
    }
    void aHalfCoveredCodeIsNotGuessed()
    {
        cv::RNG random(5);
        const QByteArray content = "https://zwfw.example.gov.cn/r?c=1";
        for (int i = 0; i < 4; ++i) {
            const auto got = read(cameraFrame(qrSymbol(content), {.occluded = .8}, random), Effort::Rescue);
            QVERIFY(got.isEmpty() || got == content);
        }
    }
    void thePictureIsNotChanged()
    {
        cv::RNG random(6);
        const auto frame = cameraFrame(qrSymbol("x"), {.inverted = true}, random);
        const auto before = frame.clone();
        scanner::decodeCode(viewOf(frame), Effort::Rescue);
        QCOMPARE(cv::norm(frame, before, cv::NORM_L1), 0.);
    }
};

QTEST_GUILESS_MAIN(TestQrDecoder)
#include "tst_qr_decoder.moc"
