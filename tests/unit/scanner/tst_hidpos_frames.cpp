// SPDX-License-Identifier: Apache-2.0
#include "hidpos_samples.h"

#include <hidpos/hidpos_reports.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::hidpos;
using kiosk::test::hidPosReport;

class TestHidPosFrames : public QObject {
    Q_OBJECT
private slots:
    void theExampleOfThePageIsRead()
    {
        auto bytes = QByteArray::fromHex("02125D5131313334353637383930313233343536373839");
        bytes.append(61 - bytes.size(), '\0');
        bytes += QByteArray::fromHex("730000");
        const auto report = decodeReport(bytes);
        QVERIFY(report);
        QCOMPARE(report->aimId.toByteArray(), QByteArray("]Q1"));
        QCOMPARE(report->data.toByteArray(), QByteArray("134567890123456789"));
        QVERIFY(!report->more);
        QCOMPARE(hidPosReport("134567890123456789"), bytes);
    }
    void impossibleReportsAreRefused()
    {
        const auto good = hidPosReport("abc");
        QVERIFY(decodeReport(good));
        QVERIFY(!decodeReport({}));
        QVERIFY(!decodeReport(good.first(63)));
        QVERIFY(!decodeReport(good + '\0'));
        auto other = good;
        other[0] = 3;
        QVERIFY(!decodeReport(other));
        auto full = good;
        full[1] = 56;
        QVERIFY(decodeReport(full));
        full[1] = 57;
        QVERIFY(!decodeReport(full));
    }
    void aSeriesIsPutTogether()
    {
        SeriesCollector series;
        const auto first = hidPosReport(QByteArray(56, 'Z'), true);
        const auto last = hidPosReport("ZZZZ");
        QVERIFY(!series.add(*decodeReport(first)));
        QVERIFY(series.isOpen());
        QVERIFY(series.add(*decodeReport(last)));
        QCOMPARE(series.text().toByteArray(), QByteArray(60, 'Z'));
        QVERIFY(series.add(*decodeReport(hidPosReport("a")))); // the next one begins anew
        QCOMPARE(series.text().toByteArray(), QByteArray("a"));
    }
    void anotherAimIdBeginsAnew()
    {
        SeriesCollector series;
        QVERIFY(!series.add(*decodeReport(hidPosReport("abc", true))));
        QVERIFY(series.add(*decodeReport(hidPosReport("def", false, "]C0"))));
        QCOMPARE(series.text().toByteArray(), QByteArray("def"));
    }
    void anEndlessSeriesKeepsToItsBuffer()
    {
        SeriesCollector series;
        const auto report = hidPosReport(QByteArray(56, 'x'), true);
        for (int i = 0; i < 200; ++i)
            QVERIFY(!series.add(*decodeReport(report)));
        QCOMPARE(series.text().size(), mostText + 1);
    }
};

QTEST_APPLESS_MAIN(TestHidPosFrames)
#include "tst_hidpos_frames.moc"
