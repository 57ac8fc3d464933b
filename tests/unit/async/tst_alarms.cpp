// SPDX-License-Identifier: Apache-2.0
#include <support/virtual_clock.h>

#include <QTest>

using namespace kiosk;

class TestAlarms : public QObject {
    Q_OBJECT
private slots:
    void virtualAlarmsRingInOrderAtTheirOwnMoment()
    {
        test::VirtualClock clock;
        QList<int> rung;
        QList<qint64> when;
        const auto ring = [&](int which) {
            rung << which;
            when << clock.now().time_since_epoch().count();
        };
        clock.in(30s, this, [&] { ring(30); });
        clock.in(10s, this, [&] {
            ring(10);
            clock.in(5s, this, [&] { ring(15); }); // set while the clock turns
        });
        const auto dropped = clock.in(20s, this, [&] { ring(20); });
        clock.cancel(dropped);
        clock.advance(60s);
        QCOMPARE(rung, (QList<int>{10, 15, 30}));
        QCOMPARE(when, (QList<qint64>{10000, 15000, 30000}));
        QCOMPARE(clock.waiting(), 0);
    }
    void aDeadContextIsNotCalled()
    {
        test::VirtualClock clock;
        SystemAlarms alarms;
        int rung = 0;
        {
            QObject context;
            clock.in(1s, &context, [&] { ++rung; });
            alarms.in(0ms, &context, [&] { ++rung; });
        }
        clock.advance(2s);
        QCoreApplication::processEvents();
        QCOMPARE(rung, 0);
    }
    void systemAlarmsRingOnceAndCanBeCancelled()
    {
        SystemAlarms alarms;
        int rung = 0;
        alarms.in(1ms, this, [&] { ++rung; });
        const auto dropped = alarms.in(1ms, this, [&] { rung += 10; });
        alarms.cancel(dropped);
        alarms.cancel(dropped);
        QTRY_COMPARE(rung, 1);
        bool later = false;
        alarms.in(5ms, this, [&] { later = true; });
        QTRY_VERIFY(later);
        QCOMPARE(rung, 1);
    }
    void anAlarmMayCancelItselfWhileRinging()
    {
        SystemAlarms alarms;
        Alarms::Handle handle = 0;
        bool rung = false;
        handle = alarms.in(0ms, this, [&] {
            alarms.cancel(handle);
            rung = true;
        });
        QTRY_VERIFY(rung);
    }
};
QTEST_GUILESS_MAIN(TestAlarms)
#include "tst_alarms.moc"
