// SPDX-License-Identifier: Apache-2.0
#include "hidpos_samples.h"

#include <hidpos/hidpos_wire_rules.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

QByteArray hidden(const QByteArray &bytes)
{
    WireExchange exchange{3ms, 0ms, {}, bytes};
    hidpos::wireRules().redact(exchange);
    return exchange.reply;
}
// What hides in a report beside its text.
QByteArray bare(QByteArray report)
{
    report[61] = 0;
    return report;
}

} // namespace

// What a recording keeps of a report.
class TestHidPosWireRules : public QObject {
    Q_OBJECT
private slots:
    void ofATextTheFormStays()
    {
        QCOMPARE(hidden(hidPosReport("330102199001010012")), bare(hidPosReport("000000000000000000")));
        QCOMPARE(hidden(hidPosReport("https://a.example/L?t=8f", true)),
                 bare(hidPosReport("xxxxx://x.xxxxxxx/x?x=0x", true)));
        QCOMPARE(hidden(hidPosReport("李四")), bare(hidPosReport("xxxxxx")));
        QCOMPARE(hidden(hidPosReport("A1", false, QByteArray(3, '\0'))),
                 bare(hidPosReport("x0", false, QByteArray(3, '\0'))));
    }
    void whatLiesBehindTheTextGoes()
    {
        auto report = hidPosReport("A1");
        report.replace(20, 18, "330102199001010012"); // of the scan before
        report[62] = '4';
        report[63] = '2';
        QCOMPARE(hidden(report), bare(hidPosReport("x0")));
    }
    void whatIsNoUsualReportGoesWhole_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto report = hidPosReport("330102199001010012");
        QTest::newRow("short") << report.first(63);
        QTest::newRow("another id") << QByteArray(report).replace(0, 1, "\x05");
        QTest::newRow("impossible count") << QByteArray(report).replace(1, 1, "\x39");
        QTest::newRow("a text where the AIM id should be") << hidPosReport("0102199001010012", false, "033");
    }
    void whatIsNoUsualReportGoesWhole()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(hidden(bytes), QByteArray());
    }
    void theKnownOnesAmongOthersStay()
    {
        QCOMPARE(hidden(QByteArray(64, '4') + hidPosReport("A1") + "330102"), bare(hidPosReport("x0")));
    }
    void eachReportIsAnEventOfItsOwn() { QCOMPARE(hidpos::wireRules().unaskedAfter, std::optional(Duration(0))); }
};

QTEST_GUILESS_MAIN(TestHidPosWireRules)
#include "tst_hidpos_wire_rules.moc"
