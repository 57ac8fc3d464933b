// SPDX-License-Identifier: Apache-2.0
// Printers that take no PDF: kiosk-host draws the pages, and they go out as PWG raster.
#include "printer_rig.h"

#include <unit/workbench/workbench_process.h>
#include <workbench/pwg_pages.h>

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using workbench::pwgPages;

namespace {

const QString hostProgram = QStringLiteral(KIOSK_HOST);

QByteArray pdfOf(int pages, QPageSize::PageSizeId size = QPageSize::A4) // a black square of 10 mm in each corner
{
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(size));
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

} // namespace

class TestIppRaster : public QObject {
    Q_OBJECT
private slots:
    void aPrinterWithoutPdfGetsThePages()
    {
        FakeIppPrinter fake;
        fake.set({.format = "image/pwg-raster", .rasterType = "sgray_8", .rasterDpi = 300});
        Rig rig(fake, hostProgram);
        rig.document = pdfOf(1);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE_WITH_TIMEOUT(rig.said(), committed, 20'000);
        QCOMPARE(rig.proof(), PrintProof::PageCounter);
        QCOMPARE(fake.documents().size(), 1);
        const auto pages = pwgPages(fake.documents().first());
        QVERIFY(pages);
        QCOMPARE(pages->size(), 1);
        QCOMPARE(pages->first().dpi, 300);
        const int square = 118 * 118; // 10 mm at 300 dpi
        QVERIFY2(std::abs(pages->first().darkPixels - square) < 500,
                 qPrintable(QString::number(pages->first().darkPixels)));
        faultInjected("document.raster-only");
    }
    void aPrinterInTheWorkbenchCountsThem() // the real process, and what it says about itself
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({QStringLiteral("--page-ms"), QStringLiteral("20")}), QString());
        QVERIFY(bench.does("document.set", {{QStringLiteral("takes"), QStringLiteral("pwg-raster")}}));
        Rig rig(bench.ready()[u"certificate"].toString(), hostProgram);
        rig.document = pdfOf(2);
        rig.pages = 2;
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE_WITH_TIMEOUT(rig.said(), committed, 20'000);
        QCOMPARE((*rig.result)->impressions, 2);
        const auto received = bench.log("document-received");
        QCOMPARE(received.size(), 1);
        QCOMPARE(received[0][u"pages"].toInt(), 2);
        QFile kept(received[0][u"pwg"].toString());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QVERIFY(pwgPages(kept.readAll()));
        QCOMPARE(bench.log("sheet-out").size(), 2);
    }
    void whatCannotBeDrawnIsRefusedBeforeAJobIsMade_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("code");
        const QByteArray grey = "sgray_8";
        const auto invalid = QStringLiteral("error/invalid-input");
        QTest::newRow("no PDF") << certificate << grey << hostProgram << invalid;
        QTest::newRow("more pages than promised") << pdfOf(2) << grey << hostProgram << invalid;
        QTest::newRow("another size") << pdfOf(1, QPageSize::A5) << grey << hostProgram << invalid;
        QTest::newRow("black and white only")
            << pdfOf(1) << QByteArray("black_1") << hostProgram << QStringLiteral("error/unsupported");
        QTest::newRow("no kiosk-host") << pdfOf(1) << grey << QString() << QStringLiteral("error/device-fault");
        QTest::newRow("no program at all")
            << pdfOf(1) << grey << QStringLiteral("/bin/false") << QStringLiteral("error/device-fault");
    }
    void whatCannotBeDrawnIsRefusedBeforeAJobIsMade()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, type);
        QFETCH(QString, program);
        QFETCH(QString, code);
        FakeIppPrinter fake;
        fake.set({.format = "image/pwg-raster", .rasterType = type, .rasterDpi = 100});
        Rig rig(fake, program);
        rig.document = document;
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE_WITH_TIMEOUT(rig.said(), code, 20'000);
        QVERIFY(fake.jobNames().isEmpty());
        faultInjected("document.cannot-be-drawn");
    }
    void aPdfGoesAsItIsWhereItIsTaken()
    {
        FakeIppPrinter fake;
        Rig rig(fake, QStringLiteral("/bin/false")); // nobody is asked to draw
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE(rig.said(), committed);
        QCOMPARE(fake.documents(), QList<QByteArray>{certificate});
    }
    void levelsAreSupplies()
    {
        FakeIppPrinter fake;
        fake.set({.tonerLevel = 35});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QCOMPARE(rig.printer->status().toner->value, hal::Supply::Ok);
        std::optional<Result<hal::HealthReport>> report;
        whenReady(rig.printer->checkHealth(hal::HealthLevel::Internal, Deadline::never()), &rig,
                  [&](Result<hal::HealthReport> r) { report = std::move(r); });
        QTRY_VERIFY(report);
        QVERIFY2((*report)->text.contains(QStringLiteral("Black Toner 35 %")), qPrintable((*report)->text));
        fake.set({.tonerLevel = 8});
        QTRY_COMPARE(rig.printer->status().toner->value, hal::Supply::Low);
        faultInjected("document.toner-level-low");
        fake.set({.tonerLevel = 0}); // prints on: Out is the reasons' word
        QTRY_COMPARE(rig.printer->status().toner->value, hal::Supply::Low);
        fake.set({.tonerLevel = -3});
        QTRY_COMPARE(rig.printer->status().toner->value, hal::Supply::Ok);
    }
    void aCupsQueueIsNoPrinter()
    {
        FakeIppPrinter fake;
        fake.set({.isCups = true});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::HardwareError);
        QCOMPARE(rig.printer->status().vendorCode, QStringLiteral("cups-queue"));
        rig.begin();
        QTRY_VERIFY(rig.said().startsWith(QStringLiteral("error/")));
        QVERIFY(fake.jobNames().isEmpty());
        for (const char *queue :
             {"ipp://printer.local/printers/cert", "ipp://localhost/printers/", "ipp://localhost:631/classes/all"})
            QCOMPARE(PrinterAddress::parse(QLatin1String(queue)).error().code, ErrorCode::BadConfig);
        faultInjected("document.cups-queue");
    }
};
QTEST_MAIN(TestIppRaster)
#include "tst_ipp_raster.moc"
