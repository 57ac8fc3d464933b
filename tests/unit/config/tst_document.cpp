// SPDX-License-Identifier: Apache-2.0
#include <config/document.h>
#include <config/values.h>
#include <config/wiring.h>

#include <QJsonObject>
#include <QTest>

using namespace kiosk;

namespace {

QStringList duplicatesIn(const QByteArray &json)
{
    Findings findings;
    const auto tree = readJson(json, QStringLiteral("f.json"), findings);
    QStringList pointers;
    for (const Finding &finding : findings)
        pointers << finding.pointer;
    return tree.has_value() == pointers.isEmpty() ? pointers : QStringList{QStringLiteral("a tree beside findings")};
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT
private slots:
    void aKeyGivenTwiceIsFoundWhereItStands_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QStringList>("pointers");
        QTest::newRow("none") << QByteArray("{\"a\":1,\"b\":{\"a\":2}}") << QStringList();
        QTest::newRow("root") << QByteArray("{\"a\":1,\"a\":2}") << QStringList{"/a"};
        QTest::newRow("inside a list") << QByteArray("[{}, {\"x\" : [1, {\"k\":null, \"k\" : true}]}]")
                                       << QStringList{"/1/x/1/k"};
        QTest::newRow("escaped") << QByteArray("{\"\\u0061\":1,\"a\":2}") << QStringList{"/a"};
        QTest::newRow("a slash and a tilde") << QByteArray("{\"a/b~\":1,\"a\\/b~\":2}") << QStringList{"/a~1b~0"};
        QTest::newRow("brackets in texts") << QByteArray("{\"a\":\"}{\\\"\",\"b\":\"[\\\\\",\"c\":1}") << QStringList();
        QTest::newRow("three times") << QByteArray("{\"a\":1,\"a\":2,\"a\":3}") << QStringList({"/a", "/a"});
        QTest::newRow("behind a byte order mark") << QByteArray("\xEF\xBB\xBF{\"a\":1,\"a\":2}") << QStringList{"/a"};
        QTest::newRow("empty") << QByteArray("{}") << QStringList();
        QTest::newRow("hanzi") << QByteArray("{\"姓名\":\"a\",\"姓名\":\"b\"}") << QStringList{QStringLiteral("/姓名")};
    }
    void aKeyGivenTwiceIsFoundWhereItStands()
    {
        QFETCH(QByteArray, json);
        QFETCH(QStringList, pointers);
        QCOMPARE(duplicatesIn(json), pointers);
    }
    void keysWithoutAnEndAreAFinding()
    {
        for (const QByteArray &toml :
             {QByteArray("a.").repeated(200'000) + "a = 1", '[' + QByteArray("a.").repeated(200'000) + "a]"}) {
            Findings findings;
            QVERIFY(!readToml(toml, {}, findings));
            QCOMPARE(findings.size(), 1);
        }
        Findings findings;
        QVERIFY(readToml(QByteArray("a.").repeated(500) + "a = 1", {}, findings));
    }
    void brokenBytesAreFindingsAndNeverMore()
    {
        const QByteArray good = "{\"a\": [1, 2.5e3, \"x\\\"y\", {\"b\": null}], \"c\": true}";
        for (qsizetype cut = 0; cut < good.size(); ++cut) {
            for (const char noise : {'\0', '"', '}', '\\', '\xff'}) {
                QByteArray bytes = good.first(cut) + noise + good.sliced(cut + 1);
                for (const auto read : {&readJson, &readToml}) {
                    Findings findings;
                    const bool accepted = read(bytes, {}, findings).has_value();
                    QCOMPARE(accepted, findings.isEmpty());
                }
            }
        }
    }
    void aSyntaxErrorNamesItsLine()
    {
        Findings findings;
        QVERIFY(!readJson("{\n  \"a\": 1\n  \"b\": 2\n}", {}, findings));
        QVERIFY2(findings.first().reason.contains(QLatin1String("line 3")), qPrintable(findings.first().reason));
        findings.clear();
        QVERIFY(!readToml("a = 1\nb = = 2\n", {}, findings));
        QVERIFY2(findings.first().reason.contains(QLatin1String("line 2")), qPrintable(findings.first().reason));
    }
    void tomlBecomesTheSameTree()
    {
        Findings findings;
        const auto tree = readToml("n = 3\nx = 0.5\nt = [true, 'a']\n[deep.er]\nk = \"v\"\n", {}, findings);
        QVERIFY(tree);
        const QJsonValue root = *tree;
        QCOMPARE(root[QLatin1String("n")].toInt(), 3);
        QCOMPARE(root[QLatin1String("x")].toDouble(), 0.5);
        QCOMPARE(root[QLatin1String("t")][0].toBool(), true);
        QCOMPARE(root[QLatin1String("deep")][QLatin1String("er")][QLatin1String("k")].toString(), QStringLiteral("v"));
    }
    void datesAndInfinitiesHaveNoPlace()
    {
        for (const QByteArray &value :
             {QByteArray("2026-03-01"), QByteArray("07:30:00"), QByteArray("inf"), QByteArray("nan")}) {
            Findings findings;
            QVERIFY(!readToml("a = " + value, {}, findings));
            QCOMPARE(findings.first().pointer, QStringLiteral("/a"));
        }
    }
    void aTypingMistakeLeadsToTheNearestWord()
    {
        const QStringList words{QStringLiteral("print"), QStringLiteral("prefill"), QStringLiteral("receipt")};
        QCOMPARE(nearest(QStringLiteral("prnt"), words), QStringLiteral("print"));
        QCOMPARE(nearest(QStringLiteral("recipet"), words), QStringLiteral("receipt")); // a swap is one mistake
        QCOMPARE(nearest(QStringLiteral("PRINT"), words), QStringLiteral("print"));
        QCOMPARE(nearest(QStringLiteral("submit"), words), QString());
        QVERIFY(suggestionFor(QStringLiteral("submit"), words).contains(QLatin1String("prefill")));
    }
    void wiringKeepsWhatTheTechnicianWrote()
    {
        Findings findings;
        const auto wiring
            = decodeWiring("[receipt]\ndriver='printer.escpos'\nport='serial:/dev/ttyUSB0?baud=38400'\nprofile='58mm'\n"
                           "[idcard]\ndriver='idcard.sdt'\nport='tcp:[::1]:9000'\n",
                           {}, {}, findings);
        QVERIFY(wiring);
        QCOMPARE(wiring->devices.size(), 2);
        QCOMPARE(wiring->devices[0].slot, QStringLiteral("idcard"));
        QCOMPARE(wiring->devices[1].driver, QStringLiteral("printer.escpos"));
        QCOMPARE(wiring->devices[1].port, QStringLiteral("serial:/dev/ttyUSB0?baud=38400"));
        QCOMPARE(wiring->devices[1].parameters.value(QStringLiteral("profile")), QStringLiteral("58mm"));
    }
    void aScannerHasItsPortsAndParameters()
    {
        for (const char *port : {"serial:/dev/ttyS1?baud=9600", "hidraw:/dev/hidraw0", "hidraw:0c2e:0b61?serial=A1",
                                 "camera:/dev/video0"}) {
            Findings findings;
            const auto wiring = decodeWiring(
                QByteArray("[scanner]\ndriver='scanner.gm65'\naim='on'\nport='") + port + "'\n", {}, {}, findings);
            QVERIFY2(wiring, port);
            QCOMPARE(wiring->devices[0].parameters.value(QStringLiteral("aim")), QStringLiteral("on"));
        }
    }
    void aMachineMayHaveNoDeviceAtAll()
    {
        Findings findings;
        const auto wiring = decodeWiring({}, {}, {}, findings);
        QVERIFY(wiring && wiring->devices.isEmpty());
    }
    void equalTextsAreKeptOnceWhileTheyAreShared()
    {
        Findings findings;
        const shape::Reader reader(QStringLiteral("x.json"), findings);
        const auto read = [&] {
            QString text;
            shape::text().read(QJsonValue(QStringLiteral("澄湖区") + QStringLiteral("政务服务大厅")), text, reader);
            return text;
        };
        QSet<QString> texts;
        {
            const shape::SharedTexts sharing(texts);
            const QString one = read();
            const QString other = read();
            QCOMPARE(one.constData(), other.constData());
        }
        const QString before = read();
        const QString after = read();
        QCOMPARE(before, after);
        QVERIFY(before.constData() != after.constData());
        QCOMPARE(texts.size(), 1);
    }
};
QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
