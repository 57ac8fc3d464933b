// SPDX-License-Identifier: Apache-2.0
// What every device promises, once for all drivers: a driver of the test's own on a real lane.
#include <support/log_lines.h>

#include <lane_device/lane_device.h>

#include <QSignalSpy>
#include <QTest>
#include <future>

using namespace kiosk;
using namespace kiosk::hal;
using namespace kiosk::test;

namespace {

// What the test lets the hardware be. Read by the lane.
struct Hardware {
    std::atomic<ErrorCode> connects = ErrorCode::Internal; // Internal: it does connect
    std::atomic<int> connected = 0;
    std::atomic<int> disconnected = 0;
    std::atomic<int> polled = 0;
    std::atomic<int> resets = 0;
    std::atomic<bool> enabled = false;
    std::atomic<bool> breaksAtPoll = false;
    std::atomic<Supply> paper = Supply::Ok;
    Wake line; // rung: bytes have come
    std::mutex factMutex;
    std::function<void()> fact; // told at the next poll
};

class FakeDriver final : public LaneDriver {
public:
    explicit FakeDriver(Hardware &hardware) : m_hardware(hardware) { }
    Result<void> connect(Act &act) override
    {
        if (m_hardware.connects != ErrorCode::Internal)
            return fail(m_hardware.connects, QStringLiteral("as told"));
        ++m_hardware.connected;
        act.device.set(&StatusSnapshot::paper, m_hardware.paper.load());
        act.device.identify(QStringLiteral("1.2"), QStringLiteral("SN7"));
        return {};
    }
    void disconnect() override { ++m_hardware.disconnected; }
    int descriptor() const override { return m_hardware.line.descriptor(); }
    std::optional<Duration> pollEvery() const override { return 5ms; }
    Result<void> poll(Act &act, bool readable) override
    {
        if (readable)
            m_hardware.line.clear();
        ++m_hardware.polled;
        if (m_hardware.breaksAtPoll)
            return fail(ErrorCode::LinkBroken, QStringLiteral("as told"));
        act.device.set(&StatusSnapshot::paper, m_hardware.paper.load());
        const std::scoped_lock lock(m_hardware.factMutex);
        if (auto fact = std::exchange(m_hardware.fact, {}))
            act.device.tell(std::move(fact));
        return {};
    }
    void setEnabled(bool enabled) override { m_hardware.enabled = enabled; }
    Result<HealthReport> checkHealth(Act &, HealthLevel level) override { return HealthReport{level, true, {}}; }
    Result<void> reset(Act &) override
    {
        ++m_hardware.resets;
        return {};
    }

private:
    Hardware &m_hardware;
};

class FakeDevice final : public LaneDevice<Device, FakeDriver> {
public:
    FakeDevice(DeviceSetup setup, Hardware &hardware)
        : LaneDevice(std::move(setup), std::make_unique<FakeDriver>(hardware))
    { }
    template <typename T> Pending<T> act(LaneCommand<T> command) { return submit<T>(std::move(command)); }
};

// Lets acts stand still on the lane until it is opened.
class Gate {
public:
    void open() { m_promise.set_value(); }
    void pass() const { m_future.wait(); }
    bool isOpen() const { return m_future.wait_for(0s) == std::future_status::ready; }

private:
    std::promise<void> m_promise;
    std::shared_future<void> m_future = m_promise.get_future().share();
};

} // namespace

class TestLaneDevice : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::shared_ptr<LogLines> m_lines;
    std::unique_ptr<Hardware> m_hardware;
    std::unique_ptr<FakeDevice> m_device;

    Deadline in(Duration span) const { return Deadline::in(*m_clock, span); }
    DeviceSetup setup() const
    {
        DeviceSetup setup;
        setup.slot = QStringLiteral("fake");
        setup.clock = m_clock;
        setup.log = Logger(m_lines, m_clock, LogLevel::Debug);
        setup.queueLimit = 2;
        setup.stallAfter = 10s;
        return setup;
    }
    template <typename T> Result<T> wait(Pending<T> pending)
    {
        std::optional<Result<T>> result;
        whenReady(pending, this, [&](Result<T> got) { result.emplace(std::move(got)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 8000))
            return fail(ErrorCode::Internal, QStringLiteral("no answer at all"));
        return std::move(*result);
    }
    bool isOnline() const { return m_device->status().device.value == DeviceStatus::Online; }
    void enable()
    {
        QVERIFY(m_device->open());
        QVERIFY(m_device->claim(QStringLiteral("session")));
        QVERIFY(m_device->setEnabled(true));
        QTRY_VERIFY(isOnline());
    }
    Pending<int> number(int value, Deadline deadline = Deadline::never(), LifeCycle needs = LifeCycle::Enabled)
    {
        return m_device->act<int>({"number", needs, deadline, [value](Act &) -> Result<int> { return value; }});
    }
    // Runs until cancelled or late.
    Pending<int> endless(Gate *begun = nullptr, Deadline deadline = Deadline::never())
    {
        return m_device->act<int>({"endless", LifeCycle::Enabled, deadline, [begun](Act &act) -> Result<int> {
                                       if (begun)
                                           begun->open();
                                       while (true)
                                           KIOSK_TRY(act.pause(10s));
                                   }});
    }

private slots:
    void init()
    {
        m_lines = std::make_shared<LogLines>();
        m_hardware = std::make_unique<Hardware>();
        m_device = std::make_unique<FakeDevice>(setup(), *m_hardware);
    }
    void cleanup() { m_device.reset(); }

    void anActNeedsTheStateThatItSays()
    {
        QCOMPARE(wait(number(1)).error().code, ErrorCode::SequenceError);
        QVERIFY(m_device->open());
        QCOMPARE(m_device->open().error().code, ErrorCode::SequenceError);
        QCOMPARE(wait(number(1)).error().code, ErrorCode::NotClaimed);
        QVERIFY(m_device->claim(QStringLiteral("session")));
        QCOMPARE(wait(number(1)).error().code, ErrorCode::Disabled);
        QVERIFY(m_device->setEnabled(true));
        QCOMPARE(*wait(number(7)), 7);
        QTRY_VERIFY(m_hardware->enabled);
        QVERIFY(m_device->setEnabled(false));
        QCOMPARE(wait(number(1)).error().code, ErrorCode::Disabled);
        QTRY_VERIFY(!m_hardware->enabled);
        m_device->close();
        QCOMPARE(wait(number(1)).error().code, ErrorCode::SequenceError);
        QTRY_VERIFY(m_hardware->disconnected > 0);
    }
    void aDeviceCanBeClosedAndOpenedAgain()
    {
        enable();
        m_device->close();
        QVERIFY(m_device->claimedBy().isEmpty());
        QCOMPARE(m_device->status().device.value, DeviceStatus::Starting);
        enable();
        QCOMPARE(*wait(number(7)), 7);
        QCOMPARE(m_hardware->connected.load(), 2);
    }
    void theFirstStatusIsWholeAndLaterOnesAreChanges()
    {
        QSignalSpy told(m_device.get(), &Device::statusChanged);
        QVERIFY(m_device->open());
        QTRY_COMPARE(told.count(), 1);
        const auto first = told[0][0].value<StatusSnapshot>();
        QCOMPARE(first.device.value, DeviceStatus::Online);
        QCOMPARE(first.paper->value, Supply::Ok);
        QTRY_VERIFY(m_hardware->polled > 5);
        QCOMPARE(told.count(), 1); // polls that find nothing new say nothing
        m_hardware->paper = Supply::Low;
        QTRY_COMPARE(told.count(), 2);
        QCOMPARE(told[1][0].value<StatusSnapshot>().paper->value, Supply::Low);
        QVERIFY(told[1][0].value<StatusSnapshot>().paper->since >= first.paper->since);
        QCOMPARE(m_device->capabilities().firmware, QStringLiteral("1.2"));
        QCOMPARE(m_device->capabilities().serial, QStringLiteral("SN7"));
    }
    void missingHardwareIsAStatusAndNoFailure_data()
    {
        QTest::addColumn<ErrorCode>("why");
        QTest::addColumn<DeviceStatus>("status");
        QTest::addColumn<ErrorCode>("actEnds");
        QTest::newRow("nothing there") << ErrorCode::NoDevice << DeviceStatus::NoDevice << ErrorCode::NoDevice;
        QTest::newRow("silent") << ErrorCode::TimedOut << DeviceStatus::Offline << ErrorCode::LinkBroken;
        QTest::newRow("hung up") << ErrorCode::LinkBroken << DeviceStatus::Offline << ErrorCode::LinkBroken;
        QTest::newRow("broken") << ErrorCode::DeviceFault << DeviceStatus::HardwareError << ErrorCode::DeviceFault;
    }
    void missingHardwareIsAStatusAndNoFailure()
    {
        QFETCH(ErrorCode, why);
        QFETCH(DeviceStatus, status);
        QFETCH(ErrorCode, actEnds);
        m_hardware->connects = why;
        QVERIFY(m_device->open());
        QVERIFY(m_device->claim(QStringLiteral("session")));
        QVERIFY(m_device->setEnabled(true));
        QTRY_COMPARE(m_device->status().device.value, status);
        QCOMPARE(wait(number(1)).error().code, actEnds);
        m_hardware->connects = ErrorCode::Internal;
        QTRY_VERIFY(isOnline()); // by itself
        QCOMPARE(*wait(number(7)), 7);
    }
    void aLinkThatBreaksAtAnActOrAPollIsTakenUpAgain()
    {
        enable();
        const auto broken = wait(m_device->act<int>(
            {"break", LifeCycle::Enabled, in(1s), [](Act &) -> Result<int> { return fail(ErrorCode::LinkBroken); }}));
        QCOMPARE(broken.error().code, ErrorCode::LinkBroken);
        QTRY_COMPARE(m_hardware->connected.load(), 2);
        QTRY_VERIFY(isOnline());
        m_hardware->breaksAtPoll = true;
        QTRY_VERIFY(!isOnline()); // the second loss in a second goes through the back-off
        m_hardware->breaksAtPoll = false;
        QTRY_VERIFY(isOnline());
        QVERIFY(m_device->statistics().value(QStringLiteral("CommunicationErrorCount")) >= 2);
        QVERIFY(m_device->statistics().value(QStringLiteral("OnlineTransitionCount")) >= 3);
    }
    void aLinkThatBreaksAllTheTimeIsNotHammered()
    {
        m_hardware->breaksAtPoll = true;
        QVERIFY(m_device->open());
        const auto end = m_clock->now() + 1200ms;
        QTRY_VERIFY(m_clock->now() > end);
        QVERIFY2(m_hardware->connected <= 4, qPrintable(QString::number(m_hardware->connected)));
    }
    void bytesThatComeByThemselvesAreTakenAtOnce()
    {
        enable();
        const int before = m_hardware->polled;
        m_hardware->line.ring();
        QTRY_VERIFY(m_hardware->polled > before);
    }
    void actsRunInTheirOrderAndAFullQueueRefuses()
    {
        enable();
        Gate begun;
        Gate release;
        auto blocking = m_device->act<int>({"block", LifeCycle::Enabled, Deadline::never(), [&](Act &) -> Result<int> {
                                                begun.open();
                                                release.pass();
                                                return 0;
                                            }});
        QTRY_VERIFY(begun.isOpen());
        auto one = number(1);
        auto two = number(2);
        const auto three = wait(number(3));
        QCOMPARE(three.error().code, ErrorCode::TooManyRequests);
        QCOMPARE(completionOf(three.error().code), CompletionCode::TooManyRequests);
        release.open();
        QCOMPARE(*wait(two), 2);
        QVERIFY(one.isFinished() && blocking.isFinished());
        QCOMPARE(*wait(number(4)), 4);
    }
    void anActThatExpiredWhileWaitingDoesNotBegin()
    {
        enable();
        Gate begun;
        auto blocking = endless(&begun, in(500ms));
        QTRY_VERIFY(begun.isOpen());
        std::atomic<bool> ran = false;
        auto late = m_device->act<int>({"late", LifeCycle::Enabled, in(10ms), [&](Act &) -> Result<int> {
                                            ran = true;
                                            return 1;
                                        }});
        QCOMPARE(wait(blocking).error().code, ErrorCode::TimedOut);
        QCOMPARE(wait(late).error().code, ErrorCode::TimedOut);
        QVERIFY(!ran);
    }
    void cancelEndsTheOwnersActsOnly()
    {
        enable();
        Gate begun;
        auto running = endless(&begun);
        auto waiting = number(1);
        QTRY_VERIFY(begun.isOpen());
        m_device->cancel(QStringLiteral("diagnostics"));
        QCoreApplication::processEvents();
        QVERIFY(!running.isFinished() && !waiting.isFinished());
        m_device->cancel(QStringLiteral("session"));
        QVERIFY(waiting.isFinished()); // it had not begun
        QCOMPARE(wait(waiting).error().code, ErrorCode::Cancelled);
        QCOMPARE(wait(running).error().code, ErrorCode::Cancelled);
        QCOMPARE(*wait(number(7)), 7);
    }
    void releaseAndCloseEndWhatRuns()
    {
        enable();
        auto running = endless();
        QVERIFY(m_device->release(QStringLiteral("session")));
        QCOMPARE(wait(running).error().code, ErrorCode::Cancelled);
        QTRY_VERIFY(!m_hardware->enabled);
        m_device->close();
        enable();
        running = endless();
        m_device->close();
        QCOMPARE(wait(running).error().code, ErrorCode::Cancelled);
        enable();
        running = endless();
        m_device.reset(); // and so does its end
        QCOMPARE(wait(running).error().code, ErrorCode::Cancelled);
    }
    void aDeviceThatIsDestroyedHandsOverTheOutcomeOfWhatRuns()
    {
        enable();
        Gate begun;
        auto printing = m_device->act<ActOutcome>(
            {"print", LifeCycle::Enabled, Deadline::never(), [&begun](Act &act) -> Result<ActOutcome> {
                 begun.open(); // bytes are out
                 while (act.goOn())
                     static_cast<void>(act.pause(10s).has_value());
                 return ActOutcome::Unknown;
             }});
        auto waiting = number(1);
        QTRY_VERIFY(begun.isOpen());
        QSignalSpy told(m_device.get(), &Device::statusChanged);
        m_hardware->paper = Supply::Low;
        m_device.reset();
        QCOMPARE(wait(waiting).error().code, ErrorCode::Cancelled); // it had not begun
        const auto outcome = wait(printing);
        QVERIFY(outcome);
        QCOMPARE(*outcome, ActOutcome::Unknown);
        QVERIFY(told.isEmpty());
    }
    void aClaimIsHandedOverWhenItsHolderLetsGo()
    {
        QVERIFY(m_device->open());
        QVERIFY(m_device->claim(QStringLiteral("session")));
        QSignalSpy asked(m_device.get(), &Device::releaseRequested);
        QCOMPARE(m_device->claim(QStringLiteral("maintenance")).error().code, ErrorCode::Claimed);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("maintenance"));
        QCOMPARE(m_device->claimedBy(), QStringLiteral("session"));
        connect(m_device.get(), &Device::releaseRequested, this,
                [&] { QVERIFY(m_device->release(QStringLiteral("session"))); });
        QVERIFY(m_device->claim(QStringLiteral("maintenance")));
        QCOMPARE(m_device->claimedBy(), QStringLiteral("maintenance"));
        QCOMPARE(m_device->release(QStringLiteral("session")).error().code, ErrorCode::NotClaimed);
    }
    void aFourthResetIsRefusedAndCallsAHuman()
    {
        enable();
        for (int i = 0; i < 3; ++i)
            QVERIFY(wait(m_device->reset(in(1s))));
        QCOMPARE(wait(m_device->reset(in(1s))).error().code, ErrorCode::TooManyRequests);
        QCOMPARE(m_hardware->resets.load(), 3);
        QTRY_COMPARE(m_device->status().device.value, DeviceStatus::HardwareError);
        QCOMPARE(actionOf(*fault(m_device->status())), ErrorAction::Maintenance);
    }
    void aResetNeedsTheClaim()
    {
        QVERIFY(m_device->open());
        QCOMPARE(wait(m_device->reset(in(1s))).error().code, ErrorCode::NotClaimed);
        QVERIFY(wait(m_device->checkHealth(HealthLevel::Internal, in(1s))));
        QCOMPARE(wait(m_device->checkHealth(HealthLevel::External, in(1s))).error().code, ErrorCode::NotClaimed);
    }
    void aStalledLaneEndsItsActsAndIsOfflineUntilItComesBack()
    {
        m_device.reset(); // one device a lane
        auto quick = setup();
        quick.stallAfter = 40ms;
        m_device = std::make_unique<FakeDevice>(std::move(quick), *m_hardware);
        enable();
        Gate release;
        LaneCommand<int> hangs{"hangs", LifeCycle::Enabled, Deadline::never(), [&](Act &) -> Result<int> {
                                   release.pass();
                                   return 1;
                               }};
        hangs.ifStalled = []() -> Result<int> { return -1; };
        auto irreversible = m_device->act<int>(std::move(hangs));
        auto waiting = number(2);
        QCOMPARE(*wait(irreversible), -1); // "unknown"
        QCOMPARE(wait(waiting).error().code, ErrorCode::LinkBroken);
        QCOMPARE(m_device->status().device.value, DeviceStatus::Offline);
        QCOMPARE(m_device->status().vendorCode, QStringLiteral("stalled"));
        QCOMPARE(wait(number(3)).error().code, ErrorCode::LinkBroken);
        release.open();
        QTRY_VERIFY(isOnline());
        QCOMPARE(*wait(number(4)), 4);
        QVERIFY(m_lines->all().contains("device.stalled"));
    }
    void factsArriveInTheDevicesThreadAndNotAfterClose()
    {
        enable();
        int told = 0;
        QThread *thread = nullptr;
        const auto tell = [&] {
            ++told;
            thread = QThread::currentThread();
        };
        {
            const std::scoped_lock lock(m_hardware->factMutex);
            m_hardware->fact = tell;
        }
        QTRY_COMPARE(told, 1);
        QCOMPARE(thread, QThread::currentThread());
        {
            const std::scoped_lock lock(m_hardware->factMutex);
            m_hardware->fact = tell;
        }
        // told on the lane, but not delivered yet
        while (true) {
            const std::scoped_lock lock(m_hardware->factMutex);
            if (!m_hardware->fact)
                break;
        }
        m_device->close();
        QVERIFY(m_device->open());
        QTRY_VERIFY(isOnline());
        QCOMPARE(told, 1);
    }
    void linesCarryDeviceAndVisit()
    {
        enable();
        const auto visit = VisitId::make(*m_clock);
        m_device->setVisit(visit);
        QVERIFY(wait(number(1)));
        QVERIFY(m_lines->all().contains("\"device\":\"fake\""));
        const auto with = m_lines->all().count(visit.text().toUtf8());
        QVERIFY(with > 0);
        m_device->setVisit({});
        QVERIFY(wait(number(2)));
        QCOMPARE(m_lines->all().count(visit.text().toUtf8()), with);
    }
};
QTEST_GUILESS_MAIN(TestLaneDevice)
#include "tst_lane_device.moc"
