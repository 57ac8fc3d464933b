// SPDX-License-Identifier: Apache-2.0
#include "receipt_bytes.h"

#include <QImage>
#include <QTest>
#include <ZXing/BarcodeFormat.h>
#include <ZXing/ReadBarcode.h>
#include <csignal>

using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray decoded(const QString &png)
{
    const QImage image = QImage(png).convertToFormat(QImage::Format_Grayscale8);
    const auto code = ZXing::ReadBarcode(
        {image.constBits(), image.width(), image.height(), ZXing::ImageFormat::Lum, int(image.bytesPerLine())});
    return QByteArray(reinterpret_cast<const char *>(code.bytes().data()), qsizetype(code.bytes().size()));
}

} // namespace

class TestWorkbenchReceipt : public QObject {
    Q_OBJECT
private slots:
    void aReceiptIsDrawnAsItIsPrinted()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        QVERIFY(host.isOpen());
        host.write(Initialise + Title + "Total: 3\n" + qrCode("https://example.test/r/CH-7Q4M-2KD9-X") + '\n'
                   + CutAfterFeed + AskProcessId + AskPaperInOrder);
        QCOMPARE(host.read(8, 5000), ProcessId + '\0');

        const QJsonObject cut = bench.log("receipt-cut").value(0);
        QCOMPARE(cut[u"qr"].toArray(), QJsonArray{u"https://example.test/r/CH-7Q4M-2KD9-X"_s});
        const QString png = cut[u"png"].toString();
        QCOMPARE(png, bench.path(u"receipts/001.png"_s));
        QCOMPARE(linesOf(png),
                 (QStringList{u"办件回执"_s, u"Total: 3"_s, u"QR: https://example.test/r/CH-7Q4M-2KD9-X"_s}));
        const QImage picture(png);
        QCOMPARE(picture.width(), 576);
        QCOMPARE(picture.dotsPerMeterX(), 8000);
        QCOMPARE(decoded(png), QByteArray("https://example.test/r/CH-7Q4M-2KD9-X"));
        // the title is centred: nothing within its first 100 columns, something in the middle
        const QImage title = picture.copy(0, 96, 576, 48).convertToFormat(QImage::Format_Grayscale8);
        const auto inked = [&](int from, int to) {
            for (int y = 0; y < title.height(); ++y)
                for (int x = from; x < to; ++x)
                    if (title.constScanLine(y)[x] == 0)
                        return true;
            return false;
        };
        QVERIFY(!inked(0, 190) && inked(192, 384) && !inked(386, 576));

        // paper moves 150 mm in a second and the cut takes 0.6 s
        const double took = cut[u"mono"].toDouble() - bench.log("receipt-last-byte").value(0)[u"mono"].toDouble();
        QVERIFY2(took >= cut[u"lengthMm"].toDouble() / 0.15 + 600 - 5, qPrintable(QString::number(took)));
    }
    void bytesMayComeOneByOneOverTheSerialPort()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::serial(bench.device(u"receiptSerial"_s));
        QVERIFY(host.isOpen());
        for (const char byte : Initialise + Title + "\n" + qrCode("A1") + CutAfterFeed + AskPaperInOrder)
            QCOMPARE(host.write(QByteArray(1, byte)), 1);
        QCOMPARE(host.read(1, 5000), QByteArray(1, '\0'));
        QCOMPARE(linesOf(bench.path(u"receipts/001.png"_s)), (QStringList{u"办件回执"_s, {}, u"QR: A1"_s}));
    }
    void aHostThatComesBackAtOnceIsTaken() // one client: but the end of the last connection came before the next one
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        const auto pid = pid_t(bench.process().processId());
        const auto isAnswered = [](RawPort &host) {
            host.write(QByteArray::fromHex("100401"));
            return host.read(1).size() == 1;
        };
        for (int times = 0; times < 20; ++times) {
            RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
            QVERIFY(isAnswered(host));
            QCOMPARE(::kill(pid, SIGSTOP), 0); // so that it finds both at once
            host.close();
            RawPort next = RawPort::tcp(bench.port(u"receipt"_s));
            QCOMPARE(::kill(pid, SIGCONT), 0);
            QVERIFY(isAnswered(next));
        }
    }
    void aCutWithoutFeedingGoesThroughTheText()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        host.write(Initialise + "first\nsecond\nthird\nfourth\n" + QByteArray::fromHex("1D5600") + AskPaperInOrder);
        QCOMPARE(host.read(1, 3000).size(), 1);
        QCOMPARE(linesOf(bench.path(u"receipts/001.png"_s)), (QStringList{u"first"_s})); // 12 mm are still inside
        host.write(CutAfterFeed + AskPaperInOrder);
        QCOMPARE(host.read(1, 3000).size(), 1);
        QCOMPARE(linesOf(bench.path(u"receipts/002.png"_s)), (QStringList{u"second"_s, u"third"_s, u"fourth"_s}));
    }
    void charactersThatNeedFourBytesAreNotInTheFont()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        host.write(Initialise + QByteArray::fromHex("95328236") + "\n" + CutAfterFeed + AskPaperInOrder);
        QCOMPARE(host.read(1, 3000).size(), 1);
        QCOMPARE(linesOf(bench.path(u"receipts/001.png"_s)), (QStringList{u"〓"_s}));
    }
    void aFullBufferHoldsTheHostBack()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        const int small = 4096;
        setsockopt(host.descriptor(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
        QVERIFY(bench.does("receipt.set", {{u"cover"_s, u"open"_s}}));
        const QByteArray picture = raster(72, 1000, '\x55') + AskPaperInOrder;
        const qsizetype first = host.write(picture, 200);
        QVERIFY2(first >= 4096 && first < 60'000, qPrintable(QString::number(first)));
        QTRY_COMPARE(bench.act("state")[u"receipt"][u"buffered"].toInt(), 4096);
        QVERIFY(bench.does("receipt.set", {{u"cover"_s, u"closed"_s}}));
        QCOMPARE(host.write(picture.mid(first)), picture.size() - first);
        QCOMPARE(host.read(1, 5000), QByteArray(1, '\0'));
    }
    void realTimeCommandsInsideAPictureAreCarriedOutAndNoted()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        RawPort host = RawPort::tcp(bench.port(u"receipt"_s));
        QByteArray picture = raster(8, 64, '\x55');
        picture.replace(100, 3, AskRealTime1);
        host.write(picture + AskPaperInOrder);
        QCOMPARE(host.read(2), QByteArray("\x12\0", 2));
        QCOMPARE(bench.log("real-time-in-picture").size(), 1);
    }
};
QTEST_GUILESS_MAIN(TestWorkbenchReceipt)
#include "tst_workbench_receipt.moc"
