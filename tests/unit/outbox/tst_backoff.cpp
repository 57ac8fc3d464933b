// SPDX-License-Identifier: Apache-2.0
#include <outbox/outbox_engine.h>

#include <QTest>

using namespace kiosk;

class TestBackoff : public QObject {
    Q_OBJECT
private slots:
    void theStepDoublesUpToFiveMinutes()
    {
        Backoff backoff;
        backoff.random = [] { return 1.0; };
        const int seconds[]{1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300};
        int attempts = 0;
        for (const int expected : seconds)
            QCOMPARE(backoff.after(++attempts), Duration(std::chrono::seconds(expected)));
        QCOMPARE(backoff.after(1'000'000), Duration(300s)); // no overflow, whatever the count
    }
    void theJitterIsFull()
    {
        Backoff backoff;
        backoff.random = [] { return 0.0; };
        QCOMPARE(backoff.after(9), Duration(0));
        Backoff real;
        Duration least = 300s;
        Duration most = 0s;
        for (int i = 0; i < 1000; ++i) {
            least = std::min(least, real.after(20));
            most = std::max(most, real.after(20));
        }
        QVERIFY(least < 30s && most > 270s && most <= 300s);
    }
    void ageChangesWhoIsTold()
    {
        QCOMPARE(outboxAge(14min), OutboxAge::Fresh);
        QCOMPARE(outboxAge(15min), OutboxAge::Amber);
        QCOMPARE(outboxAge(4h), OutboxAge::Red);
        QCOMPARE(outboxAge(24h), OutboxAge::Notice);
        QCOMPARE(outboxAge(Duration(24h) * 365), OutboxAge::Notice); // and nothing more ever happens by age
    }
};
QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
