// SPDX-License-Identifier: Apache-2.0
#include <support/virtual_clock.h>

#include <QTest>

using namespace kiosk;

class TestClock : public QObject {
    Q_OBJECT
private slots:
    void deadlinesFollowTheMonotonicClockOnly()
    {
        test::VirtualClock clock;
        const auto deadline = Deadline::in(clock, 500ms);
        QVERIFY(!deadline.passed(clock));
        clock.jumpWall(24h); // somebody set the date
        QVERIFY(!deadline.passed(clock));
        clock.advance(499ms);
        QCOMPARE(deadline.left(clock).value().count(), 1);
        clock.advance(1ms);
        QVERIFY(deadline.passed(clock));
        clock.advance(1s);
        QCOMPARE(deadline.left(clock).value().count(), 0);
    }
    void theNearerDeadlineWins()
    {
        test::VirtualClock clock;
        QCOMPARE(Deadline::never().within(clock, 2s).left(clock).value(), Duration(2s));
        QCOMPARE(Deadline::in(clock, 1s).within(clock, 2s).left(clock).value(), Duration(1s));
        QVERIFY(!Deadline::never().passed(clock));
        QVERIFY(!Deadline::never().left(clock));
    }
    void theSystemClockRuns()
    {
        const SystemClock clock;
        const auto before = clock.now();
        QTRY_VERIFY(clock.now() > before);
        QVERIFY(clock.wall()
                    .toString(Qt::ISODateWithMs)
                    .contains(QRegularExpression(QStringLiteral("(Z|[+-]\\d\\d:\\d\\d)$"))));
    }
};
QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
