// SPDX-License-Identifier: Apache-2.0
#include <identity/regions.h>

#include <QTest>

using namespace kiosk;

class TestRegions : public QObject {
    Q_OBJECT
private slots:
    void regionsThatAreOrWereBeginANumber_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *code, bool good, const char *why) {
            QTest::addRow("%s %s", code, why) << QString::fromLatin1(code) << good;
        };
        row("330102", true, "Shangcheng");
        row("330114", true, "Qiantang, since 2021");
        row("330104", true, "Jianggan, until 2021");
        row("330107", true, "Banshan, long gone");
        row("330181", true, "Xiaoshan as a city");
        row("339005", true, "Xiaoshan below the province, until 1995");
        row("330219", true, "Yuyao in the eighties");
        row("330383", true, "Longgang, since 2019");
        row("332621", true, "Linhai county of the prefecture Taizhou, until 1994");
        row("332822", true, "Dongtou of the prefecture Wenzhou, until 1981");
        row("330199", true, "invented, for samples");
        row("330000", true, "the province");
        row("110101", true, "Beijing");
        row("710000", true, "Taiwan");
        row("810000", true, "a permit of Hong Kong's residents");
        row("911000", true, "a foreigner, in Beijing");
        row("331201", false, "no prefecture ever");
        row("332901", false, "nor this");
        row("330160", false, "no county");
        row("330299", false, "invented for another city");
        row("000000", false, "no province");
        row("470101", false, "no province");
        row("999999", false, "no foreigner either");
        row("33010", false, "too short");
        row("3301021", false, "too long");
        row("33010X", false, "no digit");
    }
    void regionsThatAreOrWereBeginANumber()
    {
        QFETCH(QString, code);
        QFETCH(bool, good);
        QCOMPARE(isRegion(code), good);
    }
    void fullWidthDigitsAreNone() { QVERIFY(!isRegion(u"３３０１０２")); }
};
QTEST_GUILESS_MAIN(TestRegions)
#include "tst_regions.moc"
