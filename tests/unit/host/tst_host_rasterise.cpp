// SPDX-License-Identifier: Apache-2.0
// Pages out of foreign PDFs and pictures.
#include "host_rig.h"

#include <host/pnm_pages.h>

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using host::HostPart;

namespace {

constexpr qsizetype mostAnswer = 64 * 1024 * 1024;

QByteArray pdfOf(int pages) // A4, a black square of 10 mm in the corner of each
{
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageMargins({});
    writer.setResolution(254);
    QPainter painter(&writer);
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            writer.newPage();
        painter.fillRect(0, 0, 100, 100, Qt::black);
    }
    painter.end();
    return pdf;
}

QByteArray pictureOf(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 95);
    return bytes;
}

QImage twoHalves(QImage::Format format)
{
    QImage image(61, 37, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter(&image).fillRect(0, 0, 30, 37, Qt::blue);
    return image.convertToFormat(format);
}

QRgb pixel(const HostPart &page, int x, int y)
{
    const auto *at = reinterpret_cast<const uchar *>(page.bytes.view().data()) + (y * int(page.width) + x) * 3;
    return qRgb(at[0], at[1], at[2]);
}

} // namespace

class TestHostRasterise : public QObject {
    Q_OBJECT
    const HostRig m_rig{KIOSK_HOST};

    Answer rasterise(const QByteArray &input, int dpi = 100, const char *colours = "grey", int pages = 4) const
    {
        return m_rig.run({"rasterise", {QByteArray::number(dpi), colours, QByteArray::number(pages)}, mostAnswer},
                         input);
    }

private slots:
    void aPdfBecomesPages()
    {
        const auto answer = rasterise(pdfOf(3));
        QVERIFY2(answer, qPrintable(traceOf(answer)));
        QCOMPARE(answer->size(), std::size_t(3));
        for (const auto &page : *answer) {
            QCOMPARE(page.kind, HostPart::Kind::Grey);
            QVERIFY(page.width == 827 || page.width == 826); // 210 mm, rounded either way
            QVERIFY(page.height == 1169 || page.height == 1170);
            const auto at = [&](int x, int y) { return uchar(page.bytes.view()[y * int(page.width) + x]); };
            QCOMPARE(at(20, 20), uchar(0));
            QCOMPARE(at(60, 60), uchar(255));
        }
    }
    void resolutionAndColourAreAsAsked()
    {
        const auto answer = rasterise(pdfOf(1), 300, "rgb");
        QVERIFY2(answer, qPrintable(traceOf(answer)));
        QCOMPARE(answer->front().kind, HostPart::Kind::Rgb);
        QVERIFY(answer->front().width >= 2479 && answer->front().width <= 2481);
        QCOMPARE(answer->front().bytes.size(), qsizetype(answer->front().width) * answer->front().height * 3);
    }
    void morePagesThanAllowedAreRefused()
    {
        QCOMPARE(codeOf(rasterise(pdfOf(2), 50, "grey", 2)), QStringLiteral("ok"));
        QCOMPARE(codeOf(rasterise(pdfOf(3), 50, "grey", 2)), QStringLiteral("invalid-input"));
    }
    void aPictureKeepsItsPixels_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("jpeg") << pictureOf(twoHalves(QImage::Format_RGB32), "JPG");
        QTest::newRow("png") << pictureOf(twoHalves(QImage::Format_RGB32), "PNG");
        QTest::newRow("png, palette") << pictureOf(twoHalves(QImage::Format_Indexed8), "PNG");
    }
    void aPictureKeepsItsPixels()
    {
        QFETCH(QByteArray, bytes);
        for (const int dpi : {72, 100, 300}) {
            const auto answer = rasterise(bytes, dpi, "rgb");
            QVERIFY2(answer, qPrintable(traceOf(answer)));
            const auto &page = answer->front();
            QCOMPARE(page.width, 61u);
            QCOMPARE(page.height, 37u);
            const auto left = pixel(page, 10, 10);
            const auto right = pixel(page, 50, 30);
            QVERIFY(qBlue(left) > 200 && qRed(left) < 60);
            QVERIFY(qRed(right) > 200 && qBlue(right) < 60);
        }
    }
    void whatItCannotReadIsRefused_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("code");
        QImage alpha(8, 8, QImage::Format_ARGB32);
        alpha.fill(QColor(1, 2, 3, 4));
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("invalid-input");
        QTest::newRow("text") << QByteArray("dear printer") << QStringLiteral("invalid-input");
        QTest::newRow("pdf in name only") << QByteArray("%PDF-1.7\nnothing here") << QStringLiteral("invalid-input");
        QTest::newRow("half a jpeg") << pictureOf(twoHalves(QImage::Format_RGB32), "JPG").first(100)
                                     << QStringLiteral("invalid-input");
        QTest::newRow("half a png") << pictureOf(twoHalves(QImage::Format_RGB32), "PNG").first(60)
                                    << QStringLiteral("invalid-input");
        QTest::newRow("png with alpha") << pictureOf(alpha, "PNG") << QStringLiteral("unsupported");
    }
    void whatItCannotReadIsRefused()
    {
        QFETCH(QByteArray, input);
        QFETCH(QString, code);
        QCOMPARE(codeOf(rasterise(input)), code);
    }
    void aCallThatMakesNoSenseIsRefused()
    {
        QCOMPARE(codeOf(rasterise(pdfOf(1), 5)), QStringLiteral("invalid-input"));
        QCOMPARE(codeOf(rasterise(pdfOf(1), 100, "cmyk")), QStringLiteral("invalid-input"));
        QCOMPARE(codeOf(rasterise(pdfOf(1), 100, "grey", 0)), QStringLiteral("invalid-input"));
    }
    void pagesOfAnotherProgramAreReadWithCare_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::newRow("no PNM") << QByteArray("GIF89a");
        QTest::newRow("other colours") << QByteArray("P6\n1 1\n255\nabc");
        QTest::newRow("16 bit") << QByteArray("P5\n1 1\n65535\nab");
        QTest::newRow("huge") << QByteArray("P5\n99999999 99999999\n255\n");
        QTest::newRow("no size") << QByteArray("P5\n0 1\n255\n");
        QTest::newRow("broken off") << QByteArray("P5\n2 2\n255\nabc");
        QTest::newRow("second page broken off") << QByteArray("P5\n1 1\n255\naP5\n1");
    }
    void pagesOfAnotherProgramAreReadWithCare()
    {
        QFETCH(QByteArray, stream);
        QCOMPARE(codeOf(host::decodePages(stream, HostPart::Kind::Grey)), QStringLiteral("device-fault"));
    }
    void nothingIsWrittenToADisk()
    {
        const QDir temporary(QDir::tempPath());
        const auto before = temporary.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        QVERIFY(rasterise(pdfOf(2)));
        for (const auto &name :
             temporary.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
            QVERIFY2(before.contains(name) || !name.contains(QStringLiteral("pdf"), Qt::CaseInsensitive),
                     qPrintable(name));
        QVERIFY(hasNoChildren());
    }
};
QTEST_MAIN(TestHostRasterise)
#include "tst_host_rasterise.moc"
