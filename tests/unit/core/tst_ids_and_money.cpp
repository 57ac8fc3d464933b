// SPDX-License-Identifier: Apache-2.0
#include <core/ids.h>
#include <core/money.h>
#include <support/virtual_clock.h>

#include <QSet>
#include <QTest>
#include <limits>

using namespace kiosk;

class TestIdsAndMoney : public QObject {
    Q_OBJECT
private slots:
    void idsAreUuidVersion7AndSortByTime()
    {
        test::VirtualClock clock;
        const auto first = VisitId::make(clock);
        clock.advance(1ms);
        const auto second = VisitId::make(clock);
        QVERIFY(first < second && !(second < first));
        QCOMPARE(first.text().size(), 36);
        QCOMPARE(first.text().at(14), QLatin1Char('7'));
        QVERIFY(QStringLiteral("89ab").contains(first.text().at(19)));
        QVERIFY(VisitId::parse(first.text()) == first);
        QVERIFY(!VisitId::parse(u"not an id"));
    }
    void tenThousandIdsOfOneMillisecondDiffer()
    {
        test::VirtualClock clock;
        QSet<QString> ids;
        for (int i = 0; i < 10000; ++i)
            ids << ActId::make(clock).text();
        QCOMPARE(ids.size(), 10000);
    }
    void yuanIsReadExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("fen");
        QTest::newRow("whole") << "12" << qint64(1200);
        QTest::newRow("one decimal") << "12.5" << qint64(1250);
        QTest::newRow("the float trap") << "0.29" << qint64(29);
        QTest::newRow("largest") << "92233720368547758.07" << std::numeric_limits<qint64>::max();
        for (const char *bad :
             {"", ".", "1.", ".5", "-1", "+1", "1.234", "1,5", " 1", "１", "92233720368547758.08", "1e3"})
            QTest::newRow(bad) << QString::fromUtf8(bad) << qint64(-1);
    }
    void yuanIsReadExactly()
    {
        QFETCH(QString, text);
        QFETCH(qint64, fen);
        const auto money = Money::parseYuan(text);
        QCOMPARE(money ? money->fen() : -1, fen);
        if (!money)
            QCOMPARE(money.error().code, ErrorCode::InvalidInput);
    }
    void moneyIsWrittenWithTwoDecimals()
    {
        QCOMPARE(Money::fen(5).yuanText(), QStringLiteral("0.05"));
        QCOMPARE(Money::fen(-1250).yuanText(), QStringLiteral("-12.50"));
        QCOMPARE(Money::fen(std::numeric_limits<qint64>::min()).yuanText(), QStringLiteral("-92233720368547758.08"));
    }
    void sumsDoNotWrap()
    {
        QCOMPARE(Money::fen(1).plus(Money::fen(2)).value().fen(), 3);
        QVERIFY(!Money::fen(std::numeric_limits<qint64>::max()).plus(Money::fen(1)));
    }
};
QTEST_GUILESS_MAIN(TestIdsAndMoney)
#include "tst_ids_and_money.moc"
