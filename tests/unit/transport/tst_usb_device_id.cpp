// SPDX-License-Identifier: Apache-2.0
#include <transport/usb_device_id.h>

#include <QTest>

using namespace kiosk;

class TestUsbDeviceId : public QObject {
    Q_OBJECT
private slots:
    void aTextIsRead_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("text");
        const auto text = QStringLiteral("MFG:Acme;");
        QTest::newRow("as published") << QByteArray("\0\x0BMFG:Acme;", 11) << text;
        QTest::newRow("more bytes behind it") << QByteArray("\0\x0BMFG:Acme;garbage", 18) << text;
        QTest::newRow("padded") << QByteArray("\0\x0DMFG:Acme;\0\0", 13) << text;
        QTest::newRow("one letter") << QByteArray("\0\x03M", 3) << QStringLiteral("M");
        QTest::newRow("NUL inside") << QByteArray("\0\x05M\0G", 5) << QStringLiteral("M?G");
        QTest::newRow("escape sequence") << QByteArray("\0\x07\x1B[31m", 7) << QStringLiteral("?[31m");
        QTest::newRow("line feed") << QByteArray("\0\x05M\nG", 5) << QStringLiteral("M?G");
        QTest::newRow("not ASCII") << QByteArray("\0\x05\xC3\xA9\x7F", 5) << QStringLiteral("???");
        QTest::newRow("the longest that we ask for")
            << QByteArray("\x04\x00", 2) + QByteArray(1022, 'x') << QString(1022, QLatin1Char('x'));
    }
    void aTextIsRead()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, text);
        const auto read = parseUsbDeviceId(answer);
        QVERIFY2(read, read ? "" : qPrintable(read.error().trace()));
        QCOMPARE(*read, text);
    }
    void aBadAnswerIsABadFrame_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half a length") << QByteArray("\0", 1);
        QTest::newRow("length 0") << QByteArray("\0\0MFG", 5);
        QTest::newRow("length 1") << QByteArray("\0\1MFG", 5);
        QTest::newRow("length only") << QByteArray("\0\2", 2);
        QTest::newRow("length of no text") << QByteArray("\0\2MFG", 5);
        QTest::newRow("one byte too few") << QByteArray("\0\6MFG", 5);
        QTest::newRow("the longest length") << QByteArray("\xFF\xFFMFG", 5);
        QTest::newRow("little endian") << QByteArray("\x05\0MFG", 5);
        QTest::newRow("padding only") << QByteArray("\0\5\0\0\0", 5);
    }
    void aBadAnswerIsABadFrame()
    {
        QFETCH(QByteArray, answer);
        const auto read = parseUsbDeviceId(answer);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::BadFrame);
    }
};
QTEST_GUILESS_MAIN(TestUsbDeviceId)
#include "tst_usb_device_id.moc"
