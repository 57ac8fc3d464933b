// SPDX-License-Identifier: Apache-2.0
#include <workbench/escpos_parser.h>
#include <workbench/printer_status.h>

#include <QTest>

using namespace kiosk::workbench;
using Paper = PrinterCondition::Paper;
Q_DECLARE_METATYPE(PrinterCondition)

class TestEscposParser : public QObject {
    Q_OBJECT
private slots:
    void everyCommandOfTheProtocolPageIsTakenWhole_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<quint32>("code");
        QTest::addColumn<QByteArray>("parameters");
        const auto row = [](const char *hex, quint32 code, const QByteArray &parameters) {
            QTest::newRow(hex) << QByteArray::fromHex(hex) << code << QByteArray::fromHex(parameters);
        };
        row("1B40", escpos::Initialise, "");
        row("1C26", escpos::KanjiOn, "");
        row("1B6101", escpos::Align, "01");
        row("1D2111", escpos::Size, "11");
        row("0A", escpos::LineFeed, "");
        row("41", escpos::Text, "41");
        row("B0EC", escpos::Text, "B0EC");
        row("95328236", escpos::Text, "95328236");
        row("1D286B0400314132 00", escpos::Symbol, "31413200");
        row("1D286B050031503041 31", escpos::Symbol, "3150304131");
        row("1D6B49067B4241423132", escpos::Barcode, "49067B4241423132");
        row("1D6B0431323300", escpos::Barcode, "0431323300");
        row("1D7630000100 0200 AA55", escpos::Raster, "0001000200AA55");
        row("1D284C0B023070300101310800 0800"
            "00",
            escpos::Graphics, ""); // 0x020B bytes follow: not whole yet
        row("1D384C0B000000 3070300101310800010055", escpos::Graphics, "3070300101310800010055");
        row("1D5600", escpos::Cut, "00");
        row("1D564203", escpos::Cut, "4203");
        row("1D4942", escpos::PrinterId, "42");
        row("1D7201", escpos::StatusInOrder, "01");
        row("1D61FF", escpos::StatusBack, "FF");
        row("1D284806003030 30303031", escpos::Response, "303030303031");
        row("100402", escpos::RealTimeStatus, "02");
        row("1014010305", escpos::RealTimePulse, "010305");
        row("1B7000 1932", escpos::Drawer, "001932");
        row("1BFF", escpos::Unknown, "1BFF");
    }
    void everyCommandOfTheProtocolPageIsTakenWhole()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(quint32, code);
        QFETCH(QByteArray, parameters);
        EscposParser parser;
        std::optional<EscposCommand> command;
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QVERIFY2(!command, "a command ended before its last byte");
            command = parser.take(quint8(bytes[i]));
        }
        if (bytes.startsWith(QByteArray::fromHex("1D284C0B02"))) {
            QVERIFY(!command);
            QCOMPARE(parser.wanted(), 5 + 0x020B);
            return;
        }
        QVERIFY(command);
        QCOMPARE(command->code, code);
        QCOMPARE(command->parameters, parameters);
        QCOMPARE(parser.taken(), 0);
    }
    void withoutChineseModeHighBytesStandAlone()
    {
        EscposParser parser;
        parser.setKanjiMode(false);
        QCOMPARE(parser.take(0xB0)->parameters, QByteArray("\xB0"));
    }
    void realTimeCommandsAreSeenInsideAnything()
    {
        RealTimeScanner scanner;
        int seen = 0;
        for (const char byte : QByteArray::fromHex("1D7630000100030010040110041005021005 10140100"))
            if (scanner.take(quint8(byte)))
                ++seen;
        QCOMPARE(seen, 3); // 10 04 01, 10 05 02, 10 14 01; not the halves
    }
    void statusBytesAreThoseOfTheTable_data()
    {
        QTest::addColumn<PrinterCondition>("condition");
        QTest::addColumn<QByteArray>("realTime");
        QTest::addColumn<QByteArray>("back");
        const auto row = [](const char *name, PrinterCondition c, const char *realTime, const char *back) {
            QTest::newRow(name) << c << QByteArray::fromHex(realTime) << QByteArray::fromHex(back);
        };
        row("ok", {}, "12121212", "10000000");
        row("near end", {.paper = Paper::NearEnd}, "1212121E", "10000300");
        row("paper end", {.paper = Paper::End}, "1A32127E", "18000F00");
        row("cover open", {.coverOpen = true}, "1A161212", "38000000");
        row("cutter", {.cutterStuck = true}, "1A521A12", "18080000");
        row("unrecoverable", {.unrecoverable = true}, "1A523212", "18200000");
        row("head hot", {.headHot = true}, "1A525212", "18400000");
    }
    void statusBytesAreThoseOfTheTable()
    {
        QFETCH(PrinterCondition, condition);
        QFETCH(QByteArray, realTime);
        QFETCH(QByteArray, back);
        for (int n = 1; n <= 4; ++n)
            QCOMPARE(quint8(realTimeStatus(condition, n)), quint8(realTime[n - 1]));
        QCOMPARE(statusBack(condition), back);
    }
};
QTEST_GUILESS_MAIN(TestEscposParser)
#include "tst_escpos_parser.moc"
