// SPDX-License-Identifier: Apache-2.0
// Qt-free in its threads, so that it means something under TSan.
#include <transport/cancel_token.h>
#include <transport/lane.h>
#include <transport/mailbox.h>

#include <QTest>
#include <future>
#include <poll.h>

using namespace kiosk;

namespace {

// Opens once; whoever waits gets through from then on.
class Gate {
public:
    void open() { m_promise.set_value(); }
    void pass() const { m_future.wait(); }
    bool passWithin(Duration span) const { return m_future.wait_for(span) == std::future_status::ready; }

private:
    std::promise<void> m_promise;
    std::shared_future<void> m_future = m_promise.get_future().share();
};

class Resident final : public LaneResident {
public:
    std::function<Wait()> waits = [] { return Wait{}; };
    std::function<void(bool)> turns = [](bool) {};
    Wait nextWait() override { return waits(); }
    void turn(bool ready) override { turns(ready); }
};

} // namespace

class TestLane : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();

private slots:
    void jobsRunOneAfterTheOtherInTheirOrder()
    {
        std::vector<int> order;
        Gate done;
        {
            Lane lane({.name = QStringLiteral("t"), .queueLimit = 100}, m_clock, nullptr, {});
            for (int i = 0; i < 100; ++i)
                QVERIFY(lane.post("count", [&order, i] { order.push_back(i); }));
            lane.insist("end", [&] { done.open(); });
            done.pass();
        }
        QCOMPARE(order.size(), std::size_t(100));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }
    void aFullQueueRefusesButNotWhatIsInsistedOn()
    {
        Gate busy;
        Gate release;
        Gate done;
        std::atomic<int> ran = 0;
        Lane lane({.name = QStringLiteral("t"), .queueLimit = 2}, m_clock, nullptr, {});
        QVERIFY(lane.post("long", [&] {
            busy.open();
            release.pass();
        }));
        busy.pass(); // running, so not counted
        QVERIFY(lane.post("one", [&] { ++ran; }));
        QVERIFY(lane.post("two", [&] { ++ran; }));
        QCOMPARE(lane.post("three", [&] { ran += 100; }).error().code, ErrorCode::TooManyRequests);
        lane.insist("close", [&] { done.open(); });
        release.open();
        done.pass();
        QCOMPARE(ran.load(), 2);
        QVERIFY(lane.post("again", [] {}));
    }
    void manyThreadsMayPost()
    {
        std::atomic<int> ran = 0;
        Gate done;
        Lane lane({.name = QStringLiteral("t"), .queueLimit = 1000}, m_clock, nullptr, {});
        {
            std::vector<std::jthread> posters;
            for (int t = 0; t < 4; ++t)
                posters.emplace_back([&] {
                    for (int i = 0; i < 100; ++i)
                        (void)lane.post("count", [&] { ++ran; });
                });
        }
        lane.insist("end", [&] { done.open(); });
        done.pass();
        QCOMPARE(ran.load(), 400);
    }
    void jobsThatHaveNotBegunAreDroppedAtTheEnd()
    {
        auto held = std::make_shared<int>(0);
        std::atomic<bool> ran = false;
        Gate busy;
        Gate ending;
        Gate release;
        std::jthread releaser([&] {
            ending.pass();
            ::poll(nullptr, 0, 100); // the destructor has told the lane to stop by then
            release.open();
        });
        {
            Lane lane({.name = QStringLiteral("t")}, m_clock, nullptr, {});
            QVERIFY(lane.post("long", [&] {
                busy.open();
                release.pass();
            }));
            busy.pass();
            QVERIFY(lane.post("never", [held, &ran] { ran = true; }));
            QCOMPARE(held.use_count(), 2L);
            ending.open();
        }
        QVERIFY(!ran);
        QCOMPARE(held.use_count(), 1L); // and what it held is released
    }
    void aResidentTurnsAtItsTimeAndWhenItsDescriptorIsReady()
    {
        Wake line;
        Gate timed;
        Gate rung;
        Resident resident;
        std::atomic<bool> isTimed = false;
        resident.waits = [&] {
            LaneResident::Wait wait{line.descriptor(), {}};
            if (!isTimed)
                wait.turnAt = m_clock->now() + 5ms;
            return wait;
        };
        resident.turns = [&](bool ready) {
            if (ready) {
                line.clear();
                rung.open();
            } else if (!isTimed.exchange(true)) {
                timed.open();
            }
        };
        Lane lane({.name = QStringLiteral("t")}, m_clock, &resident, {});
        QVERIFY(timed.passWithin(5s));
        line.ring();
        QVERIFY(rung.passWithin(5s));
    }
    void aStalledJobIsReportedOnceAndByName()
    {
        Gate release;
        Gate reported;
        std::atomic<int> reports = 0;
        std::atomic<const char *> name = nullptr;
        Gate done;
        Lane lane({.name = QStringLiteral("t"), .stallAfter = 20ms}, m_clock, nullptr, [&](const Lane::Stall &stall) {
            name = stall.job;
            if (++reports == 1)
                reported.open();
        });
        QVERIFY(lane.post("hangs", [&] { release.pass(); }));
        QVERIFY(reported.passWithin(5s));
        QCOMPARE(name.load(), "hangs");
        release.open();
        lane.insist("end", [&] { done.open(); });
        done.pass();
        QCOMPARE(reports.load(), 1);
    }
    void aJobThatGivesSignsOfLifeHasNotStalled()
    {
        std::atomic<int> reports = 0;
        Gate done;
        Lane lane({.name = QStringLiteral("t"), .stallAfter = 200ms}, m_clock, nullptr,
                  [&](const Lane::Stall &) { ++reports; });
        QVERIFY(lane.post("long", [&] {
            const auto end = m_clock->now() + 500ms;
            while (m_clock->now() < end) {
                lane.beat();
                ::poll(nullptr, 0, 5);
            }
            done.open();
        }));
        QVERIFY(done.passWithin(5s));
        QCOMPARE(reports.load(), 0);
    }
    void mailRunsInTheThreadThatDrains()
    {
        Mailbox mailbox;
        std::vector<int> got;
        std::thread writer([&] {
            for (int i = 0; i < 3; ++i)
                mailbox.put([&got, i] { got.push_back(i); });
        });
        writer.join();
        pollfd wait{mailbox.descriptor(), POLLIN, 0};
        QCOMPARE(::poll(&wait, 1, 1000), 1);
        QVERIFY(got.empty());
        mailbox.drain();
        QCOMPARE(got, (std::vector<int>{0, 1, 2}));
        QCOMPARE(::poll(&wait, 1, 0), 0);
    }
    void mailPutWhileDrainingIsNotLost()
    {
        Mailbox mailbox;
        int second = 0;
        mailbox.put([&] { mailbox.put([&] { ++second; }); });
        mailbox.drain();
        QCOMPARE(second, 0);
        pollfd wait{mailbox.descriptor(), POLLIN, 0};
        QCOMPARE(::poll(&wait, 1, 0), 1);
        mailbox.drain();
        QCOMPARE(second, 1);
    }
    void aTokenOfNobodyIsNeverCancelled()
    {
        QVERIFY(!CancelToken().isCancelled());
        QCOMPARE(CancelToken().descriptor(), -1);
        CancelSource source;
        const auto token = source.token();
        QVERIFY(!token.isCancelled());
        source.cancel();
        source.cancel();
        QVERIFY(token.isCancelled());
    }
};
QTEST_GUILESS_MAIN(TestLane)
#include "tst_lane.moc"
