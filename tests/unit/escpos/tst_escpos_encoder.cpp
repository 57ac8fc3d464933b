// SPDX-License-Identifier: Apache-2.0
#include "long_receipt.h"

#include <escpos/gb18030.h>
#include <escpos/qr_raster.h>
#include <escpos/receipt_encoder.h>

#define ZX_USE_UTF8 1
#include <ZXing/BarcodeFormat.h>
#include <ZXing/DecodeHints.h>
#include <ZXing/ReadBarcode.h>

#include <QRandomGenerator>
#include <QTest>

using namespace kiosk;
using namespace kiosk::escpos;
using hal::ReceiptAlign;
using hal::ReceiptDocument;
using hal::ReceiptPair;
using hal::ReceiptQr;
using hal::ReceiptSize;
using hal::ReceiptSpace;
using hal::ReceiptText;

namespace {

QByteArray hex(const char *text) { return QByteArray::fromHex(text); }
PrinterProfile profile(const char *name) { return profileNamed(QString::fromLatin1(name)).value(); }
QByteArray encode(const ReceiptDocument &document, const char *name = "80mm",
                  const LineRasteriser *rasteriser = nullptr)
{
    return encodeReceipt(document, profile(name), rasteriser).value();
}

struct GreyDots final : LineRasteriser { // every dot of the line black, so that length and place can be checked
    MonoRaster draw(const QString &, int columns, ReceiptSize, bool) const override
    {
        const int width = (columns * 12 + 7) / 8;
        return {width, 24, QByteArray(qsizetype(width) * 24, char(0xFF))};
    }
};

QString readQr(const MonoRaster &raster)
{
    const int quiet = 40;
    const int width = raster.widthBytes * 8 + 2 * quiet;
    const int height = raster.height + 2 * quiet;
    QByteArray grey(qsizetype(width) * height, char(0xFF));
    for (int y = 0; y < raster.height; ++y)
        for (int x = 0; x < raster.widthBytes * 8; ++x)
            if (static_cast<uint8_t>(raster.rows[y * raster.widthBytes + x / 8]) & 0x80 >> (x % 8))
                grey[(y + quiet) * width + x + quiet] = 0;
    const ZXing::ImageView view(reinterpret_cast<const uint8_t *>(grey.constData()), width, height,
                                ZXing::ImageFormat::Lum);
    const auto found = ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
    return found.isValid() ? QString::fromStdString(found.text()) : QString();
}

} // namespace

class TestEscposEncoder : public QObject {
    Q_OBJECT
private slots:
    void theTitleOfTheProtocolPageIsEncodedByteForByte()
    {
        const auto bytes
            = encode({{ReceiptText{QStringLiteral("办件回执"), ReceiptAlign::Centre, ReceiptSize::Double}}});
        QCOMPARE(bytes, hex("1B40 1D61FF 1C26 1B6101 1D2111 B0ECBCFEBBD8D6B4 0A 1D564200"));
    }
    void theQrOfTheProtocolPageIsEncodedByteForByte()
    {
        const auto golden
            = hex("1D286B0400314132 00 1D286B0300314306 1D286B0300314531 1D286B0500315030 4131 1D286B0300315130");
        QCOMPARE(qrModel2() + qrModule(6) + qrLevel(QrLevel::M) + qrStore("A1") + qrPrint(), golden);
        QVERIFY(encode({{ReceiptQr{"A1"}}}).contains(hex("1D286B0500315030 4131 1D286B0300315130")));
    }
    void otherFramesOfTheProtocolPage()
    {
        QCOMPARE(rasterHead(8, 64), hex("1D763000 0800 4000"));
        QCOMPARE(requestProcessId({'0', '0', '0', '1'}), hex("1D2848 0600 3030 30303031"));
        QCOMPARE(requestRealtime(2), hex("100402"));
        QCOMPARE(autoStatus(AutoStatusAll), hex("1D61FF"));
        QCOMPARE(requestPaper(), hex("1D7201"));
        QCOMPARE(feedAndPartialCut(0), hex("1D564200"));
        QCOMPARE(recoverAndContinue(), hex("100501"));
        QCOMPARE(recoverAndDiscard(), hex("100502"));
    }
    void aFortyLineReceiptWithQrFitsTheGoal()
    {
        const auto bytes = encode(test::longReceipt());
        QVERIFY2(bytes.size() <= 1450, qPrintable(QString::number(bytes.size())));
        QCOMPARE(bytes.count('\n'), 39); // one of them two lines tall
    }
    void modesAreSaidOnlyWhenTheyChange()
    {
        const auto bytes = encode({{ReceiptText{QStringLiteral("a"), ReceiptAlign::Left, ReceiptSize::Normal, true},
                                    ReceiptText{QStringLiteral("b"), ReceiptAlign::Left, ReceiptSize::Normal, true},
                                    ReceiptText{QStringLiteral("c")}}});
        QCOMPARE(bytes, hex("1B40 1D61FF 1C26 1B4501 610A 620A 1B4500 630A 1D564200"));
    }
    void olderModelsAreToldTheSizeOfHanziSeparately()
    {
        const auto bytes
            = encode({{ReceiptText{QStringLiteral("大"), ReceiptAlign::Left, ReceiptSize::Tall}}}, "80mm-clone");
        QVERIFY(bytes.contains(hex("1D2101 1C2108")));
        QVERIFY(!encode({{ReceiptText{QStringLiteral("大"), ReceiptAlign::Left, ReceiptSize::Tall}}})
                     .contains(hex("1C21")));
    }

    void aPairStandsAtBothEdges_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("columns");
        QTest::newRow("80 mm") << "80mm" << 48;
        QTest::newRow("58 mm") << "58mm" << 32;
        QTest::newRow("180 dpi") << "80mm-180dpi" << 42;
    }
    void aPairStandsAtBothEdges()
    {
        QFETCH(QString, name);
        QFETCH(int, columns);
        const auto bytes
            = encode({{ReceiptPair{QStringLiteral("事项"), QStringLiteral("居住证申领")}}}, qPrintable(name));
        const auto line = bytes.sliced(7).split('\n').first();
        QCOMPARE(line.size(), columns); // GB18030: one byte, one column
        QVERIFY(line.startsWith(hex("CAC2CFEE")));
        QVERIFY(line.endsWith(hex("BED3D7A1D6A4C9EAC1EC")));
    }
    void aPairThatDoesNotFitTakesTwoLinesAndTheValueKeepsTheRightEdge()
    {
        const auto bytes = encode(
            {{ReceiptPair{QStringLiteral("办理事项名称"), QStringLiteral("不动产权证书打印（自助）")}}}, "58mm");
        const auto lines = bytes.sliced(7).split('\n');
        QCOMPARE(lines[0], encodeWithMarks(QStringLiteral("办理事项名称")));
        QCOMPARE(lines[1].size(), 32);
        QVERIFY(lines[1].endsWith(encodeWithMarks(QStringLiteral("（自助）"))));
    }
    void wrappingObeysPunctuationWordsAndWidth()
    {
        // 24 Hanzi fit; a full stop may not open a line, so its character comes along
        const QString text = QString(24, QChar(0x5C45)) + QStringLiteral("。再见");
        const auto lines = wrapped(text, 48);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].size(), 23);
        QVERIFY(lines[1].startsWith(QStringLiteral("居。")));
        QCOMPARE(wrapped(QStringLiteral("please keep this receipt"), 12),
                 (QStringList{QStringLiteral("please keep"), QStringLiteral("this receipt")}));
        QCOMPARE(wrapped(QString(70, QLatin1Char('x')), 48).first().size(), 48);
        QCOMPARE(wrapped(QString(), 48), QStringList{QString()});
        QCOMPARE(wrapped(QStringLiteral("居"), 1),
                 QStringList{QStringLiteral("居")}); // narrower than a character: still ends
    }
    void doubleSizeHasHalfTheColumns()
    {
        const auto bytes = encode({{ReceiptText{QString(13, QChar(0x529E)), ReceiptAlign::Left, ReceiptSize::Double}}});
        QCOMPARE(bytes.count('\n'), 2); // 12 Hanzi of 48 dots on 576 dots, then one
    }

    void controlCharactersInTextNeverReachThePrinter()
    {
        const QString evil = QStringLiteral("a\x1B@b\x10\x04\x01\tc");
        const auto bytes = encode({{ReceiptText{evil}, ReceiptPair{evil, evil}}});
        const auto body = bytes.sliced(7).chopped(4);
        for (const char c : body)
            QVERIFY(c == '\n' || static_cast<uint8_t>(c) >= 0x20);
    }
    void aRareHanziMakesItsLineARaster()
    {
        // U+20BB7 𠮷: four bytes in GB18030, not in a clone's font
        const QString rare = QStringLiteral("地址 𠮷祥路");
        QVERIFY(!encodeGb18030(rare));
        QCOMPARE(columnsOf(rare), 4 + 1 + 6);
        const GreyDots dots;
        const auto bytes = encode({{ReceiptText{rare}, ReceiptText{QStringLiteral("x")}}}, "80mm", &dots);
        const int widthBytes = (11 * 12 + 7) / 8;
        QVERIFY(bytes.contains(rasterHead(widthBytes, 24) + QByteArray(widthBytes * 24, char(0xFF)) + "x\n"));
        // and without anything to draw with, the mark that says "a character is missing here"
        QVERIFY(encode({{ReceiptText{rare}}}).contains(hex("B5D8D6B7 20 A1FE CFE9C2B7 0A")));
    }
    void thePainterDrawsTheLineInItsColumns()
    {
        const PainterRasteriser painter;
        const QString rare = QStringLiteral("A𠮷");
        const auto drawn = painter.draw(rare, columnsOf(rare), ReceiptSize::Normal, false);
        QCOMPARE(drawn.widthBytes, 5); // 36 dots
        QCOMPARE(drawn.height, 30);
        QCOMPARE(drawn.rows.size(), 150);
        int left = 0;
        int right = 0;
        for (int y = 0; y < drawn.height; ++y)
            for (int x = 0; x < 40; ++x)
                if (static_cast<uint8_t>(drawn.rows[y * 5 + x / 8]) & 0x80 >> (x % 8))
                    ++(x < 12 ? left : right);
        QVERIFY(left > 20);
        QVERIFY(right > 60);
        const auto big = painter.draw(rare, columnsOf(rare), ReceiptSize::Double, true);
        QCOMPARE(big.widthBytes, 9);
        QCOMPARE(big.height, 60);
    }
    void privateUseAndUnmappedCharactersAreNotNative()
    {
        QVERIFY(!encodeGb18030(QString(QChar(0xE000))));
        QVERIFY(!encodeGb18030(QString(QChar(0xD800)))); // half a pair
        QCOMPARE(encodeWithMarks(QString(QChar(0xD800))), hex("A1FE"));
        QCOMPARE(encodeGb18030(QStringLiteral("€")).value(), hex("A2E3"));
        QCOMPARE(encodeGb18030(QStringLiteral("，（）×·—")).value(), hex("A3ACA3A8A3A9A1C1A1A4A1AA"));
    }

    void noJobHoldsARealTimeCommand()
    {
        QRandomGenerator random(20260312);
        struct Noise final : LineRasteriser {
            mutable QRandomGenerator dots{7};
            MonoRaster draw(const QString &, int columns, ReceiptSize, bool) const override
            {
                MonoRaster raster{columns * 2, 16, {}};
                const char bytes[] = {0x10, 0x04, 0x05, 0x14, 0x00};
                for (int i = 0; i < raster.widthBytes * raster.height; ++i)
                    raster.rows.append(bytes[dots.bounded(5)]);
                return raster;
            }
        } noise;
        for (int round = 0; round < 200; ++round) {
            QByteArray payload;
            for (int i = random.bounded(1, 256); i > 0; --i)
                payload.append(static_cast<char>(random.bounded(0x20)));
            const auto bytes
                = encode({{ReceiptQr{payload}, ReceiptText{QStringLiteral("𠮷𠮷")}, ReceiptSpace{16}}}, "58mm", &noise);
            QVERIFY(!holdsRealTimeCommand(bytes));
        }
    }
    void neutralisingClearsOneDotAndNothingElse()
    {
        QByteArray rows = hex("1010 04FF 1005 1014 1006 10");
        neutraliseRaster(rows);
        QCOMPARE(rows, hex("1000 04FF 0005 0014 1006 10"));
    }

    void aQrIsAtLeastTwentyFiveMillimetresWideAndFitsThePaper_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("short") << QByteArray("A1");
        QTest::newRow("digits") << QByteArray(256, '7');
        QTest::newRow("url") << QByteArray("https://gk.example.gov.cn/r/CH-7Q4M-2KD9-X");
        QTest::newRow("largest") << QByteArray(256, 'x');
    }
    void aQrIsAtLeastTwentyFiveMillimetresWideAndFitsThePaper()
    {
        QFETCH(QByteArray, payload);
        for (const int paper : {384, 512, 576}) {
            const auto raster = qrRaster(payload, paper, 200);
            QVERIFY(raster.height >= 200);
            QVERIFY(raster.widthBytes * 8 <= paper);
            QCOMPARE(readQr(raster), QString::fromLatin1(payload));
            QVERIFY(qrModuleDots(payload, paper) * 21 <= paper);
        }
        QVERIFY(qrModuleDots(payload, 384) >= 3);
    }
    void aPrinterWithoutQrCommandGetsAReadablePicture()
    {
        const QByteArray payload("https://gk.example.gov.cn/r/CH-7Q4M-2KD9-X");
        const auto bytes = encode({{ReceiptQr{payload}}}, "58mm-silent");
        QVERIFY(!bytes.contains(hex("1D286B")));
        const auto at = bytes.indexOf(hex("1D763000"));
        QVERIFY(at > 0);
        const auto u8 = [&](qsizetype i) { return static_cast<uint8_t>(bytes[i]); };
        MonoRaster raster{u8(at + 4) | u8(at + 5) << 8, u8(at + 6) | u8(at + 7) << 8, {}};
        raster.rows = bytes.sliced(at + 8, qsizetype(raster.widthBytes) * raster.height);
        QCOMPARE(readQr(raster), QString::fromLatin1(payload));
    }
    void impossiblePayloadsAndProfilesAreRefused()
    {
        QCOMPARE(encodeReceipt({{ReceiptQr{}}}, profile("80mm"), nullptr).error().code, ErrorCode::InvalidInput);
        QCOMPARE(encodeReceipt({{ReceiptQr{QByteArray(257, 'x')}}}, profile("80mm"), nullptr).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(profileNamed(u"81mm").error().code, ErrorCode::BadConfig);
    }
    void aPrinterWithoutCutterFeedsToTheTearBar()
    {
        QVERIFY(encode({{ReceiptText{QStringLiteral("x")}}}, "58mm-clone").endsWith(hex("780A 1B6404")));
    }
};
QTEST_MAIN(TestEscposEncoder)
#include "tst_escpos_encoder.moc"
