// SPDX-License-Identifier: Apache-2.0
#include <sessions/idle_watch.h>
#include <support/virtual_clock.h>

#include <QSignalSpy>
#include <QTest>

using namespace kiosk;

class TestIdleWatch : public QObject {
    Q_OBJECT
private slots:
    void warnsAfterAMinuteAndEndsAfterThirtySecondsMore()
    {
        test::VirtualClock clock;
        IdleWatch watch(clock, clock, {});
        QSignalSpy warned(&watch, &IdleWatch::warned);
        QSignalSpy expired(&watch, &IdleWatch::expired);
        watch.start();
        clock.advance(59s);
        QCOMPARE(warned.count(), 0);
        clock.advance(1s);
        QCOMPARE(warned.count(), 1);
        QCOMPARE(watch.left(), Duration(30s));
        clock.advance(29s);
        QCOMPARE(expired.count(), 0);
        clock.advance(1s);
        QCOMPARE(expired.count(), 1);
        QCOMPARE(clock.waiting(), 0); // nothing ticks after the end
    }
    void oneTapExtendsTenTimesAndTheEleventhMayEnd()
    {
        test::VirtualClock clock;
        IdleWatch watch(clock, clock, {60s, 30s, 10, 60min});
        QSignalSpy answered(&watch, &IdleWatch::answered);
        QSignalSpy expired(&watch, &IdleWatch::expired);
        watch.start();
        for (int i = 0; i < 11; ++i) {
            clock.advance(61s);
            QVERIFY(watch.isWarning());
            watch.touched();
        }
        QCOMPARE(answered.count(), 10);
        clock.advance(30s);
        QCOMPARE(expired.count(), 1);
    }
    void theTimerStandsStillWhileTheMachineWorks()
    {
        test::VirtualClock clock;
        IdleWatch watch(clock, clock, {});
        QSignalSpy warned(&watch, &IdleWatch::warned);
        watch.start();
        clock.advance(50s);
        watch.setPaused(true);
        clock.advance(10min);
        QCOMPARE(warned.count(), 0);
        QCOMPARE(watch.left(), Duration(10s));
        watch.setPaused(false);
        clock.advance(10s);
        QCOMPARE(warned.count(), 1);
    }
    void aPauseKeepsWhatIsLeftOfTheWarning()
    {
        test::VirtualClock clock;
        IdleWatch watch(clock, clock, {});
        QSignalSpy expired(&watch, &IdleWatch::expired);
        watch.start();
        clock.advance(70s);
        watch.setPaused(true);
        clock.advance(5min);
        watch.setPaused(false);
        QVERIFY(watch.isWarning());
        clock.advance(19s);
        QCOMPARE(expired.count(), 0);
        clock.advance(1s);
        QCOMPARE(expired.count(), 1);
    }
    void doubledItGivesTwiceTheTimeForAllOfIt()
    {
        test::VirtualClock clock;
        IdleWatch watch(clock, clock, {60s, 30s, 10, 10min});
        QSignalSpy warned(&watch, &IdleWatch::warned);
        QSignalSpy expired(&watch, &IdleWatch::expired);
        watch.start();
        clock.advance(50s);
        watch.setDoubled(true); // whoever chooses so is there: it begins anew
        QCOMPARE(watch.left(), Duration(120s));
        clock.advance(119s);
        QCOMPARE(warned.count(), 0);
        clock.advance(1s);
        QCOMPARE(warned.count(), 1);
        QCOMPARE(watch.left(), Duration(60s));
        watch.touched();
        QCOMPARE(watch.left(), Duration(120s));
        clock.advance(11min); // nobody is there any more
        QCOMPARE(expired.count(), 1);
        watch.start();
        for (int i = 0; i < 12; ++i) {
            clock.advance(60s);
            watch.touched();
        }
        QCOMPARE(watch.left(), Duration(120s)); // after 12 of 20 minutes
        watch.setDoubled(false);
        clock.advance(30s);
        QVERIFY(watch.left() <= Duration(90s));
    }
    void doublingDoesNotAnswerAWarning()
    {
        test::VirtualClock clock;
        IdleWatch watch(clock, clock, {});
        watch.start();
        clock.advance(70s);
        watch.setDoubled(true);
        QVERIFY(watch.isWarning());
        QCOMPARE(watch.left(), Duration(20s));
    }
    void noTouchProlongsAVisitBeyondItsCap()
    {
        test::VirtualClock clock;
        IdleWatch watch(clock, clock, {60s, 30s, 1000, 15min});
        QSignalSpy expired(&watch, &IdleWatch::expired);
        watch.start();
        for (int i = 0; i < 40 && expired.isEmpty(); ++i) {
            clock.advance(30s);
            watch.touched();
        }
        QCOMPARE(expired.count(), 1);
    }
};
QTEST_GUILESS_MAIN(TestIdleWatch)
#include "tst_idle_watch.moc"
