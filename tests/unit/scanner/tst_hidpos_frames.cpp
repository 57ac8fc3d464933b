// SPDX-License-Identifier: Apache-2.0
#include "hidpos_samples.h"

#include <hidpos/hidpos_reports.h>

#include <QFile>
#include <QTest>

using namespace kiosk;
using namespace kiosk::hidpos;
using kiosk::test::hidPosReport;

namespace {

QByteArray descriptorNamed(const char *name)
{
    QFile file(QStringLiteral(KIOSK_TEST_DATA "/hidpos_layout/%1.bin").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

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
        QCOMPARE(QByteArray(report->aimId.data(), aimIdSize), QByteArray("]Q1"));
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
    void theRestOfASpoiltSeriesCountsNoMore()
    {
        SeriesCollector series;
        QVERIFY(!series.add(*decodeReport(hidPosReport("abc", true))));
        series.spoil();
        QVERIFY(series.isOpen() && series.isSpoilt());
        QVERIFY(!series.add(*decodeReport(hidPosReport("def"))));
        QVERIFY(series.text().isEmpty());
        series.forget(); // its time is over
        QVERIFY(!series.isOpen() && !series.isSpoilt());
        QVERIFY(series.add(*decodeReport(hidPosReport("ghi"))));
        QCOMPARE(series.text().toByteArray(), QByteArray("ghi"));
    }
    void theUsualDescriptorGivesTheUsualLayout()
    {
        const auto layout = layoutOf(descriptorNamed("usual"));
        QVERIFY(layout);
        QVERIFY(*layout == usualLayout());
        QVERIFY(*layoutOf(descriptorNamed("long-item")) == usualLayout());
        QVERIFY(*layoutOf(descriptorNamed("two-byte-counts")) == usualLayout()); // and sizes
    }
    void anotherOrderOfTheFieldsIsRead()
    {
        const auto layout = layoutOf(descriptorNamed("permuted")); // more | 20 data | AIM id | count, no report id
        QVERIFY(layout);
        QCOMPARE(layout->size, 25);
        QVERIFY(!layout->reportId);
        const QByteArray bytes
            = QByteArray(1, 1) + QByteArray("6901234567892").leftJustified(20, '\0') + "]E0" + char(13);
        const auto report = decodeReport(bytes, *layout);
        QVERIFY(report && report->more);
        QCOMPARE(report->data.toByteArray(), QByteArray("6901234567892"));
        QCOMPARE(QByteArray(report->aimId.data(), aimIdSize), QByteArray("]E0"));
        auto wrong = bytes;
        wrong.back() = 21;
        QVERIFY(!decodeReport(wrong, *layout));
    }
    void aDescriptorThatIsNoScannersIsRefused_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("keyboard") << ErrorCode::Unsupported;
        QTest::newRow("other-collection") << ErrorCode::Unsupported; // same fields, page 8C, no scanner
        QTest::newRow("scanner-beside") << ErrorCode::Unsupported;   // and a scanner without fields beside it
        QTest::newRow("end-only") << ErrorCode::BadFrame;
        QTest::newRow("broken-off") << ErrorCode::BadFrame;
        QTest::newRow("empty-flag") << ErrorCode::BadFrame;
        QTest::newRow("endless-count") << ErrorCode::BadFrame;
        QTest::newRow("half-byte") << ErrorCode::BadFrame;
        QTest::newRow("pop-only") << ErrorCode::BadFrame;
        QTest::newRow("push-only") << ErrorCode::BadFrame;
    }
    void aDescriptorThatIsNoScannersIsRefused()
    {
        QFETCH(ErrorCode, code);
        const auto layout = layoutOf(descriptorNamed(QTest::currentDataTag()));
        QVERIFY(!layout);
        QCOMPARE(codeName(layout.error().code), codeName(code));
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
