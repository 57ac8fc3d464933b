// SPDX-License-Identifier: Apache-2.0
#include <text/code_use.h>
#include <text/scan_gate.h>
#include <text/scanned_text.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::scanner;
using hal::CodeUse;
using hal::Symbology;

namespace {

const QDate today(2026, 11, 26);
const QString wechat = QStringLiteral("134567890123456789");
const QString beijing = QStringLiteral("110101199003070011"); // WeChat's shape, and a citizen number

QByteArray hex(const char *digits) { return QByteArray::fromHex(digits); }

} // namespace

class TestScannerText : public QObject {
    Q_OBJECT
private slots:
    void textsPass_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("payment code of the page") << QByteArray("134567890123456789") << wechat;
        QTest::newRow("address") << QByteArray("https://licence.example/a?b=c")
                                 << QStringLiteral("https://licence.example/a?b=c");
        QTest::newRow("UTF-8") << QByteArray("\xE5\xBC\xA0\xE4\xB8\x89") << QStringLiteral("张三");
        QTest::newRow("GBK") << hex("b2e2cad420d6d0cec4") << QStringLiteral("测试 中文");
        QTest::newRow("GB18030, four bytes") << hex("95329030") << QString::fromUcs4(U"\U00020086", 1);
        QTest::newRow("outside the first plane")
            << QByteArray("\xF0\xA0\xAE\xB7") << QString::fromUcs4(U"\U00020BB7", 1);
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "A")
                                         << QStringLiteral("A");
        QTest::newRow("an overlong slash is a Hanzi of GBK") << hex("c0af") << QStringLiteral("\u8721");
        QTest::newRow("NFC") << QByteArray("e\xCC\x81") << QStringLiteral("\u00E9");
        QTest::newRow("begins with a bracket") << QByteArray("]Q1A") << QStringLiteral("]Q1A");
        QTest::newRow("one byte") << QByteArray("0") << QStringLiteral("0");
        QTest::newRow("1024 bytes") << QByteArray(1024, 'a') << QString(1024, u'a');
    }
    void textsPass()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const auto code = cleanCode({bytes, {}});
        QVERIFY2(code, code ? "" : qPrintable(code.error().trace()));
        QCOMPARE(code->text.reveal(), text);
    }

    void badInputIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rule");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("only a byte order mark") << QByteArray("\xEF\xBB\xBF") << QStringLiteral("empty");
        QTest::newRow("1025 bytes") << QByteArray(1025, 'a') << QStringLiteral("too long");
        QTest::newRow("4 KB") << QByteArray(4096, 'a') << QStringLiteral("too long");
        QTest::newRow("1024 bytes of GBK are 1536 of UTF-8") << hex("b2e2").repeated(512) << QStringLiteral("too long");
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << QStringLiteral("control character");
        QTest::newRow("ESC") << QByteArray("\x1B[2J") << QStringLiteral("control character");
        QTest::newRow("DEL") << QByteArray("a\x7F") << QStringLiteral("control character");
        QTest::newRow("C1") << QByteArray("a\xC2\x9B") << QStringLiteral("control character");
        QTest::newRow("TAB") << QByteArray("a\tb") << QStringLiteral("control character");
        QTest::newRow("two scans glued") << QByteArray("A\r\nB") << QStringLiteral("control character");
        QTest::newRow("1D outside GS1") << QByteArray("01\x1D"
                                                      "21")
                                        << QStringLiteral("control character");
        QTest::newRow("line separator") << QByteArray("a\xE2\x80\xA8") << QStringLiteral("control character");
        QTest::newRow("right to left override") << QByteArray("a\xE2\x80\xAE") << QStringLiteral("bidi control");
        QTest::newRow("isolate") << QByteArray("\xE2\x81\xA6"
                                               "a")
                                 << QStringLiteral("bidi control");
        QTest::newRow("Arabic letter mark") << QByteArray("a\xD8\x9C") << QStringLiteral("bidi control");
        const auto neither = QStringLiteral("neither UTF-8 nor GB18030");
        QTest::newRow("FF") << hex("61ff62") << neither;
        QTest::newRow("cut off") << hex("61e5") << neither;
        QTest::newRow("half a pair in UTF-8") << hex("eda080") << neither;
        QTest::newRow("U+FFFD itself") << QByteArray("\xEF\xBF\xBD") << neither;
    }
    void badInputIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, rule);
        const auto code = cleanCode({bytes, {}});
        QVERIFY(!code);
        QCOMPARE(code.error().code, ErrorCode::InvalidInput);
        QCOMPARE(code.error().context, rule);
    }

    void theScannersOwnFrameComesOff()
    {
        const TextFrame frame{"<<", ">>", true};
        const auto whole = cleanCode({"<<]Q1abc>>", {}}, frame);
        QVERIFY(whole);
        QCOMPARE(whole->text.reveal(), QStringLiteral("abc"));
        QCOMPARE(whole->aimId, QStringLiteral("]Q1"));
        QCOMPARE(whole->symbology, Symbology::QrCode);
        const auto bare = cleanCode({"abc", {}}, frame); // a scanner that lost its settings
        QVERIFY(bare);
        QCOMPARE(bare->text.reveal(), QStringLiteral("abc"));
        QVERIFY(bare->aimId.isEmpty());
        QCOMPARE(cleanCode({"<<]Q1>>", {}}, frame).error().context, QStringLiteral("empty"));
    }
    void gs1KeepsItsSeparator()
    {
        const auto told = cleanCode({"01\x1D"
                                     "21",
                                     "]C1"});
        QVERIFY(told);
        QCOMPARE(told->symbology, Symbology::Code128);
        QCOMPARE(told->text.size(), 5);
        QVERIFY(cleanCode({"]d201\x1D"
                           "21",
                           {}},
                          {{}, {}, true}));
        QVERIFY(!cleanCode({"01\x1D"
                            "21",
                            "]C0"}));
        QVERIFY(!cleanCode({"01\x1B"
                            "21",
                            "]C1"}));
    }
    void aimIdsNameTheSymbology_data()
    {
        QTest::addColumn<QByteArray>("aim");
        QTest::addColumn<int>("symbology");
        const auto row = [](const char *aim, Symbology symbology) {
            QTest::newRow(aim) << QByteArray(aim) << static_cast<int>(symbology);
        };
        for (const char *qr : {"]Q0", "]Q1", "]Q2", "]Q3", "]Q4", "]Q5", "]Q6"})
            row(qr, Symbology::QrCode);
        row("]C0", Symbology::Code128);
        row("]C1", Symbology::Code128);
        row("]A0", Symbology::Code39);
        row("]E0", Symbology::Ean);
        row("]E4", Symbology::Ean);
        row("]I0", Symbology::Itf);
        row("]d1", Symbology::DataMatrix);
        row("]d2", Symbology::DataMatrix);
        row("]L0", Symbology::Pdf417);
        row("]z0", Symbology::Aztec);
        row("]h0", Symbology::HanXin);
        row("]X0", Symbology::Unknown);
        row("]q1", Symbology::Unknown);
        row("Q1", Symbology::Unknown);
        row("", Symbology::Unknown);
        row("]Q12", Symbology::Unknown);
    }
    void aimIdsNameTheSymbology()
    {
        QFETCH(QByteArray, aim);
        QFETCH(int, symbology);
        QCOMPARE(static_cast<int>(symbologyOf(aim)), symbology);
    }

    void theStepDecidesWhatATextIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("taken"); // P payment, I ID number, R receipt, L licence
        const auto row = [](const char *name, const QString &text, const char *taken) {
            QTest::newRow(name) << text << QString::fromLatin1(taken);
        };
        row("WeChat", wechat, "P");
        row("WeChat, 10", QStringLiteral("100000000000000000"), "P");
        row("beside WeChat, 16", QStringLiteral("160000000000000000"), "RL");
        row("WeChat, a digit short", QStringLiteral("13456789012345678"), "RL");
        row("Alipay, 16", QStringLiteral("2500000000000000"), "P");
        row("Alipay, 18", QStringLiteral("281234567890123456"), "P");
        row("Alipay, 24", QStringLiteral("300000000000000000000000"), "P");
        row("Alipay, 25", QStringLiteral("3000000000000000000000000"), "RL");
        row("beside Alipay, 31", QStringLiteral("3100000000000000"), "RL");
        row("UnionPay", QStringLiteral("6212345678901234567"), "P");
        row("UnionPay, 18", QStringLiteral("621234567890123456"), "RL");
        row("citizen, Zhejiang", QStringLiteral("330102199001010012"), "I");
        row("citizen, Beijing", beijing, "PI");
        row("citizen, Tianjin, X", QStringLiteral("12010119900307118X"), "I"); // X: no payment
        row("citizen, small x", QStringLiteral("12010119900307118x"), "I");
        row("wrong check sign", QStringLiteral("330102199001010013"), "RL");
        row("WeChat, Beijing with a wrong sign", QStringLiteral("110101199003070012"), "P");
        row("no such month", QStringLiteral("110101199013070015"), "P");
        row("no such province", QStringLiteral("990101199003070015"), "RL");
        row("receipt", QStringLiteral("CH-7Q4M-2KD9-X"), "RL");
        row("licence", QStringLiteral("https://licence.example/l?t=8f3a"), "RL");
        row("full-width digits", QStringLiteral("１３４５６７８９０１２３４５６７８９"), "RL");
        row("settings code", QStringLiteral("_SET_CODE_ON"), "");
    }
    void theStepDecidesWhatATextIs()
    {
        QFETCH(QString, text);
        QFETCH(QString, taken);
        const std::array<std::pair<char, CodeUse>, 4> uses{
            {{'P', CodeUse::Payment}, {'I', CodeUse::IdNumber}, {'R', CodeUse::Receipt}, {'L', CodeUse::Licence}}};
        for (const auto &[letter, use] : uses) {
            const auto verdict = judgeUse(text, use, today);
            QCOMPARE(verdict.has_value(), taken.contains(QLatin1Char(letter)));
            if (!verdict) {
                QCOMPARE(verdict.error().code, ErrorCode::CodeKind);
                QVERIFY(!verdict.error().context.contains(text));
            }
        }
    }
    void aBirthDateAfterTodayIsNone()
    {
        QVERIFY(looksLikeIdNumber(beijing, QDate(1990, 3, 7)));
        QVERIFY(!looksLikeIdNumber(beijing, QDate(1990, 3, 6)));
    }

    void theSameTextWithinTwoSecondsIsOneScan()
    {
        using Verdict = ScanGate::Verdict;
        ScanGate gate;
        const MonotonicTime start{1h};
        QCOMPARE(gate.judge("a", start), Verdict::Counts);
        QCOMPARE(gate.judge("a", start + 1999ms), Verdict::Repeated);
        QCOMPARE(gate.judge("a", start + 2000ms), Verdict::Counts);
        QCOMPARE(gate.judge("b", start + 2001ms), Verdict::Counts);
        QCOMPARE(gate.judge("a", start + 2002ms), Verdict::Counts); // another one lay between
    }
    void threeInASecondAreEnough()
    {
        using Verdict = ScanGate::Verdict;
        ScanGate gate;
        const MonotonicTime start{1h};
        QCOMPARE(gate.judge("a", start), Verdict::Counts);
        QCOMPARE(gate.judge("b", start + 100ms), Verdict::Counts);
        QCOMPARE(gate.judge("c", start + 200ms), Verdict::Counts);
        QCOMPARE(gate.judge("d", start + 999ms), Verdict::TooMany);
        QCOMPARE(gate.judge("d", start + 1000ms), Verdict::Counts);
        QCOMPARE(gate.judge("e", start + 1099ms), Verdict::TooMany);
        QCOMPARE(gate.judge("e", start + 1100ms), Verdict::Counts);
    }
};

QTEST_APPLESS_MAIN(TestScannerText)
#include "tst_scanner_text.moc"
