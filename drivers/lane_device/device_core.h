// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lane_command.h"
#include "lane_driver.h"
#include "lane_runner.h"
#include "life_cycle_rules.h"

#include <hal/device.h>
#include <transport/mailbox.h>

#include <QHash>
#include <QSocketNotifier>

namespace kiosk::hal {

struct DeviceSetup {
    QString slot;
    Capabilities capabilities;
    std::shared_ptr<const Clock> clock; // real time
    Logger log;
    Duration connectLimit = 5s; // for one attempt to connect and for one poll
    Duration stallAfter = 10s;
    std::size_t queueLimit = 8; // waiting acts
};

// The device's side in its own thread: everything Device promises, once for all drivers. Thread-bound.
class DeviceCore {
public:
    DeviceCore(Device &device, DeviceSetup setup, std::unique_ptr<LaneDriver> driver);
    // Cancels what runs, waits for its end and hands it over: an irreversible act that was under way ends with its
    // outcome. What has not begun ends as Cancelled.
    ~DeviceCore();

    QString name() const { return m_setup.slot; }
    const Capabilities &capabilities() const { return m_setup.capabilities; }
    LifeCycle state() const { return m_rules.state(); }
    const StatusSnapshot &status() const { return m_status; }
    const Statistics &statistics() const { return m_statistics; }
    QString claimedBy() const { return m_rules.owner(); }

    Result<void> open();
    void close();
    Result<void> claim(const QString &owner);
    Result<void> release(const QString &owner);
    Result<void> setEnabled(bool enabled);
    void cancel(const QString &owner);
    void setVisit(VisitId visit);
    Pending<HealthReport> checkHealth(HealthLevel level, Deadline deadline);
    Pending<void> reset(Deadline deadline);

    template <typename T> Pending<T> submit(LaneCommand<T> command);

private:
    struct Waiting; // one act from submit to its end
    void enqueue(QueuedAct act);
    void cancelWhere(const std::function<bool(const Waiting &)> &which);
    void finished(quint64 id);
    void stalled(const Lane::Stall &stall);
    void mail(std::function<void()> act); // any thread; runs here while the device stays open
    DeviceReport::Outlets outlets();

    Device &m_device;
    DeviceSetup m_setup;
    LifeCycleRules m_rules;
    StatusSnapshot m_status;
    Statistics m_statistics;
    Logger m_log;           // carries device, and visit while there is one
    CancelSource m_session; // from open to close
    bool m_stalled = false;
    quint64 m_lastAct = 0;
    quint64 m_opened = 0;     // counts open() calls
    quint64 m_laneOpened = 0; // the same, as far as the lane has got; lane thread only
    QHash<quint64, std::shared_ptr<Waiting>> m_acts;

    Mailbox m_mailbox;
    QSocketNotifier m_notifier;
    std::unique_ptr<LaneDriver> m_driver;
    LaneRunner m_runner;
    Lane m_lane; // last: its thread uses everything above
};

template <typename T> Pending<T> DeviceCore::submit(LaneCommand<T> command)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto answer = [promise](Result<T> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    auto future = promise->future();
    auto kept = std::make_shared<std::optional<Result<T>>>();
    enqueue({command.name, command.needs, command.deadline,
             [kept, run = std::move(command.run)](Act &act) -> std::optional<Error> {
                 kept->emplace(run(act));
                 return **kept ? std::nullopt : std::optional((*kept)->error());
             },
             [kept, answer] { answer(std::move(**kept)); }, [answer](Error error) { answer(fail(std::move(error))); },
             [answer, ifStalled = std::move(command.ifStalled)] {
                 answer(ifStalled ? ifStalled() : Result<T>(fail(ErrorCode::TimedOut, QStringLiteral("stalled"))));
             }});
    return future;
}

} // namespace kiosk::hal
