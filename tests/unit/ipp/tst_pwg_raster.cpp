// SPDX-License-Identifier: Apache-2.0
// The stream as a parser sees it that was written from the standard and not from libcups.
#include <ipp/pwg_raster.h>
#include <workbench/pwg_pages.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::ipp;
using workbench::pwgPages;

namespace {

const QString a4 = QStringLiteral("iso_a4_210x297mm");

// White, with a dark square of `side` pixels at its upper left.
QByteArray pixels(int width, int height, int side, int channels = 1)
{
    QByteArray bytes(qsizetype(width) * height * channels, '\xFF');
    for (int y = 0; y < side; ++y)
        bytes.replace(qsizetype(y) * width * channels, side * channels, QByteArray(side * channels, '\0'));
    return bytes;
}

PrinterAttributes printer(const QStringList &types, const QList<int> &resolutions)
{
    PrinterAttributes attributes;
    attributes.rasterTypes = types;
    attributes.rasterResolutions = resolutions;
    return attributes;
}

} // namespace

class TestPwgRaster : public QObject {
    Q_OBJECT
private slots:
    void everyPageIsThereWithItsDots_data()
    {
        QTest::addColumn<bool>("colour");
        QTest::addColumn<int>("dpi");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("grey, 100 dpi") << false << 100 << 826 << 1169;
        QTest::newRow("a pixel more than the sheet") << false << 100 << 828 << 1171;
        QTest::newRow("a pixel less") << false << 100 << 825 << 1168;
        QTest::newRow("colour, 100 dpi") << true << 100 << 826 << 1169;
        QTest::newRow("grey, 300 dpi") << false << 300 << 2480 << 3507;
    }
    void everyPageIsThereWithItsDots()
    {
        QFETCH(bool, colour);
        QFETCH(int, dpi);
        QFETCH(int, width);
        QFETCH(int, height);
        const int channels = colour ? 3 : 1;
        const auto first = pixels(width, height, 40, channels);
        const auto second = pixels(width, height, 7, channels);
        const auto stream = encodePwgRaster({{width, height, first}, {width, height, second}}, {colour, dpi}, a4);
        QVERIFY(stream);
        const auto pages = pwgPages(stream->reveal());
        QVERIFY(pages);
        QCOMPARE(pages->size(), 2);
        QCOMPARE(pages->at(0).darkPixels, 1600);
        QCOMPARE(pages->at(1).darkPixels, 49);
        for (const auto &page : *pages) {
            QCOMPARE(page.dpi, dpi);
            QCOMPARE(page.bitsPerPixel, 8 * channels);
            QCOMPARE(page.media, a4.toLatin1());
            QVERIFY(std::abs(page.width - 210 * dpi / 25.4) <= 1 && std::abs(page.height - 297 * dpi / 25.4) <= 1);
        }
    }
    void aPageOfAnotherSizeIsRefused()
    {
        const auto a5 = pixels(583, 827, 5);
        QCOMPARE(encodePwgRaster({{583, 827, a5}}, {false, 100}, a4).error().code, ErrorCode::InvalidInput);
        const auto page = pixels(826, 1169, 5);
        QCOMPARE(encodePwgRaster({{826, 1169, QByteArrayView(page).chopped(1)}}, {false, 100}, a4).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(encodePwgRaster({{826, 1169, page}}, {false, 100}, QStringLiteral("foolscap")).error().code,
                 ErrorCode::InvalidInput);
    }
    void thePrinterSaysHowItWantsIt()
    {
        const QStringList grey{QStringLiteral("black_1"), QStringLiteral("sgray_8"), QStringLiteral("srgb_8")};
        QVERIFY(!rasterWish(printer(grey, {}))->colour);
        QVERIFY(rasterWish(printer({QStringLiteral("srgb_8")}, {}))->colour);
        QCOMPARE(rasterWish(printer({}, {}))->dpi, 300);
        QCOMPARE(rasterWish(printer(grey, {1200, 600, 300}))->dpi, 300);
        QCOMPARE(rasterWish(printer(grey, {600, 203}))->dpi, 600);
        QCOMPARE(rasterWish(printer(grey, {203, 150}))->dpi, 203);
        QCOMPARE(rasterWish(printer({QStringLiteral("black_1")}, {})).error().code, ErrorCode::Unsupported);
        QCOMPARE(rasterWish(printer(grey, {2400})).error().code, ErrorCode::Unsupported);
    }
    void aBrokenStreamHasNoPages() // of the printer in the workbench
    {
        const auto page = pixels(826, 1169, 5);
        const auto stream = encodePwgRaster({{826, 1169, page}}, {false, 100}, a4)->reveal();
        for (const qsizetype size : {qsizetype(0), qsizetype(4), qsizetype(1000), stream.size() - 1})
            QVERIFY(!pwgPages(stream.first(size)));
        QVERIFY(!pwgPages(stream + 'x'));
        QVERIFY(!pwgPages("%PDF-1.7"));
    }
};
QTEST_APPLESS_MAIN(TestPwgRaster)
#include "tst_pwg_raster.moc"
