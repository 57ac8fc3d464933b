// SPDX-License-Identifier: Apache-2.0
#include "workbench_process.h"

#include <QTest>

using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;

class TestWorkbenchControl : public QObject {
    Q_OBJECT
private slots:
    void wrongActsAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("named");
        QTest::newRow("not JSON") << QByteArray("{\"do\":") << u"JSON"_s;
        QTest::newRow("not an object") << QByteArray("[1]") << u"JSON"_s;
        QTest::newRow("no act") << QByteArray("{}") << u"do"_s;
        QTest::newRow("unknown act") << QByteArray(R"({"do":"card.fly"})") << u"card.place"_s;
        QTest::newRow("unknown card") << QByteArray(R"({"do":"card.place","card":"visa"})") << u"resident"_s;
        QTest::newRow("unknown key") << QByteArray(R"({"do":"card.lift","gently":true})") << u"gently"_s;
        QTest::newRow("unknown fault") << QByteArray(R"({"do":"card.fault","fault":"rust"})") << u"wrong-checksum"_s;
        QTest::newRow("times of a fault")
            << QByteArray(R"({"do":"card.fault","fault":"noise","times":0})") << u"times"_s;
        QTest::newRow("unknown device") << QByteArray(R"({"do":"device.unplug","device":"door"})") << u"idcard"_s;
        QTest::newRow("no card to lift") << QByteArray(R"({"do":"card.lift"})") << u"card"_s;
    }
    void wrongActsAreRefusedByName()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, named);
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        const QJsonObject answer = bench.actRaw(line + '\n');
        QCOMPARE(answer[u"ok"], QJsonValue(false));
        QVERIFY2(answer[u"error"].toString().contains(named), qPrintable(answer[u"error"].toString()));
        QVERIFY(bench.does("state")); // the line is still good
    }
    void aLineWithoutAnEndIsCutOff()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        QVERIFY(bench.actRaw(QByteArray(70'000, 'x'))[u"error"].toString().contains(u"65536"));
        QVERIFY(!bench.does("state"));
    }
    void theReadyLineNamesEveryEndpoint()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        QCOMPARE(bench.ready()[u"control"].toString(), bench.path(u"control.sock"_s));
        QCOMPARE(bench.ready()[u"idcard"].toString(), u"serial:"_s + bench.path(u"dev/idcard"_s) + u"?baud=115200"_s);
        for (const char *endpoint : {"receipt", "receiptSerial", "certificate", "smsGateway", "scanner"})
            QVERIFY2(!bench.ready()[QLatin1String(endpoint)].toString().isEmpty(), endpoint);
        static const QRegularExpression certificate(u"^ipp://127\\.0\\.0\\.1:\\d+/ipp/print$"_s);
        QVERIFY(certificate.match(bench.ready()[u"certificate"].toString()).hasMatch());
    }
    void stopAndSigtermEndItCleanly()
    {
        for (const bool bySignal : {false, true}) {
            WorkbenchProcess bench;
            QCOMPARE(bench.start(), QString());
            if (bySignal)
                bench.process().terminate();
            else
                QVERIFY(bench.does("stop"));
            QVERIFY(bench.process().waitForFinished(3000));
            QCOMPARE(bench.process().exitStatus(), QProcess::NormalExit);
            QCOMPARE(bench.process().exitCode(), 0);
            QVERIFY(!QFileInfo(bench.path(u"dev/idcard"_s)).isSymLink());
            QVERIFY(!QFile::exists(bench.path(u"control.sock"_s)));
        }
    }
};
QTEST_GUILESS_MAIN(TestWorkbenchControl)
#include "tst_workbench_control.moc"
