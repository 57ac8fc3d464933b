// SPDX-License-Identifier: Apache-2.0
#include "device_core.h"

namespace kiosk::hal {

// Whether an act has begun is settled by one exchange, so that it either runs or is refused, never both.
struct DeviceCore::Waiting {
    enum Stage { Queued, Running, Dropped };
    Waiting(QueuedAct what, QString whose) : act(std::move(what)), owner(std::move(whose)) { }

    QueuedAct act;
    QString owner;
    CancelSource cancel;
    std::atomic<int> stage = Queued;
    std::optional<Error> error; // why run() was not reached or failed; written by the lane before finished()
    bool ran = false;

    bool begin()
    {
        int expected = Queued;
        return stage.compare_exchange_strong(expected, Running);
    }
    bool drop()
    {
        int expected = Queued;
        return stage.compare_exchange_strong(expected, Dropped);
    }
};

DeviceCore::DeviceCore(Device &device, DeviceSetup setup, std::unique_ptr<LaneDriver> driver)
    : m_device(device), m_setup(std::move(setup)), m_log(m_setup.log.with({"device", Technical(m_setup.slot)})),
      m_notifier(m_mailbox.descriptor(), QSocketNotifier::Read), m_driver(std::move(driver)),
      m_runner(*m_driver, m_lane, m_setup.clock, outlets(), m_setup.connectLimit),
      m_lane({m_setup.slot, m_setup.queueLimit, m_setup.stallAfter}, m_setup.clock, &m_runner,
             [this](const Lane::Stall &stall) { m_mailbox.put([this, stall] { stalled(stall); }); })
{
    m_status.device.since = m_setup.clock->now();
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &device, [this] { m_mailbox.drain(); });
}

DeviceCore::~DeviceCore()
{
    m_rules.close(); // no status and no fact is told any more: who would hear them is half destroyed
    m_session.cancel();
    cancelWhere([](const Waiting &) { return true; });
    m_lane.stop();
    m_mailbox.drain();
}

DeviceReport::Outlets DeviceCore::outlets()
{
    return {
        [this](const StatusSnapshot &status) {
            mail([this, status] {
                m_stalled = false;
                m_status = status;
                emit m_device.statusChanged(m_status);
            });
        },
        [this](const char *statistic, qint64 by) {
            m_mailbox.put([this, statistic, by] { m_statistics[QLatin1String(statistic)] += by; });
        },
        [this](const QString &firmware, const QString &serial) {
            mail([this, firmware, serial] {
                m_setup.capabilities.firmware = firmware.isEmpty() ? std::nullopt : std::optional(firmware);
                m_setup.capabilities.serial = serial.isEmpty() ? std::nullopt : std::optional(serial);
            });
        },
        [this](std::function<void()> fact) { mail(std::move(fact)); },
    };
}

void DeviceCore::mail(std::function<void()> act)
{
    m_mailbox.put([this, opened = m_laneOpened, act = std::move(act)] {
        if (opened == m_opened && m_rules.state() != LifeCycle::Closed)
            act();
    });
}

Result<void> DeviceCore::open()
{
    KIOSK_TRY(m_rules.open());
    m_session = CancelSource();
    m_lane.insist("open", [this, opened = ++m_opened, log = m_log, session = m_session.token()] {
        m_laneOpened = opened;
        m_runner.open(log, session);
    });
    m_log.info("device.opened");
    return {};
}

void DeviceCore::close()
{
    if (m_rules.state() == LifeCycle::Closed)
        return;
    m_rules.close();
    m_session.cancel();
    cancelWhere([](const Waiting &) { return true; });
    m_lane.insist("close", [this] { m_runner.close(); });
    m_status = {};
    m_status.device.since = m_setup.clock->now();
    m_log.info("device.closed");
}

Result<void> DeviceCore::claim(const QString &owner)
{
    auto claimed = m_rules.claim(owner);
    if (!claimed && claimed.error().code == ErrorCode::Claimed) {
        emit m_device.releaseRequested(owner);
        claimed = m_rules.claim(owner); // a polite holder has let go by now
    }
    if (claimed)
        m_log.info("device.claimed", {{"owner", Technical(owner)}});
    return claimed;
}

Result<void> DeviceCore::release(const QString &owner)
{
    const bool wasEnabled = m_rules.state() == LifeCycle::Enabled;
    KIOSK_TRY(m_rules.release(owner));
    cancelWhere([&](const Waiting &waiting) { return waiting.owner == owner; });
    if (wasEnabled)
        m_lane.insist("disable", [this] { m_runner.setEnabled(false); });
    m_log.info("device.released", {{"owner", Technical(owner)}});
    return {};
}

Result<void> DeviceCore::setEnabled(bool enabled)
{
    const bool wasEnabled = m_rules.state() == LifeCycle::Enabled;
    KIOSK_TRY(m_rules.setEnabled(enabled));
    if (enabled == wasEnabled)
        return {};
    if (!enabled)
        cancelWhere([](const Waiting &waiting) { return waiting.act.needs == LifeCycle::Enabled; });
    m_lane.insist(enabled ? "enable" : "disable", [this, enabled] { m_runner.setEnabled(enabled); });
    return {};
}

void DeviceCore::cancel(const QString &owner)
{
    cancelWhere([&](const Waiting &waiting) { return waiting.owner == owner; });
}

void DeviceCore::setVisit(VisitId visit)
{
    m_log = m_setup.log.with({"device", Technical(m_setup.slot)});
    if (!visit.isNull())
        m_log = m_log.with({"visit", visit});
    m_lane.insist("visit", [this, log = m_log] { m_runner.setLog(log); });
}

Pending<HealthReport> DeviceCore::checkHealth(HealthLevel level, Deadline deadline)
{
    const auto needs = level == HealthLevel::Internal ? LifeCycle::Opened : LifeCycle::Claimed;
    return submit<HealthReport>({"checkHealth", needs, deadline, [driver = m_driver.get(), level](Act &act) {
                                     return driver->checkHealth(act, level);
                                 }});
}

Pending<void> DeviceCore::reset(Deadline deadline)
{
    return submit<void>({"reset", LifeCycle::Claimed, deadline, [driver = m_driver.get()](Act &act) -> Result<void> {
                             KIOSK_TRY(act.takeReset());
                             return driver->reset(act);
                         }});
}

void DeviceCore::enqueue(QueuedAct act)
{
    if (auto allowed = m_rules.guard(act.needs); !allowed)
        return act.refuse(allowed.error().within(QLatin1String(act.name)));
    if (m_stalled)
        return act.refuse({ErrorCode::LinkBroken, QStringLiteral("the lane has stalled")});
    const auto id = ++m_lastAct;
    auto waiting = std::make_shared<Waiting>(std::move(act), m_rules.owner());
    const auto queued = m_lane.post(waiting->act.name, [this, id, waiting, log = m_log] {
        if (!waiting->begin())
            return; // refused already
        const auto begun = m_setup.clock->now();
        const auto &queuedAct = waiting->act;
        waiting->error = m_runner.perform(
            [&](Act &running) {
                waiting->ran = true;
                return queuedAct.run(running);
            },
            queuedAct.deadline, waiting->cancel.token(), log);
        const auto took = m_setup.clock->now() - begun;
        if (waiting->error)
            log.info("device.act", {{"act", queuedAct.name}, {"ms", took}, {"error", *waiting->error}});
        else
            log.info("device.act", {{"act", queuedAct.name}, {"ms", took}});
        m_mailbox.put([this, id] { finished(id); });
    });
    if (!queued)
        return waiting->act.refuse(queued.error());
    m_acts.insert(id, waiting);
}

void DeviceCore::finished(quint64 id)
{
    const auto waiting = m_acts.take(id);
    if (!waiting)
        return; // given up when the lane stalled
    if (waiting->ran)
        waiting->act.deliver();
    else
        waiting->act.refuse(*waiting->error);
}

void DeviceCore::cancelWhere(const std::function<bool(const Waiting &)> &which)
{
    QList<std::shared_ptr<Waiting>> running;
    QList<std::shared_ptr<Waiting>> dropped;
    for (auto it = m_acts.begin(); it != m_acts.end();) {
        if (!which(**it)) {
            ++it;
        } else if ((*it)->drop()) { // it has not begun, so nobody needs to wait for the lane
            dropped << *it;
            it = m_acts.erase(it);
        } else {
            running << *it++;
        }
    }
    // in this order: an act that ends early must not let in one that is to be dropped
    for (const auto &waiting : running)
        waiting->cancel.cancel();
    for (const auto &waiting : dropped) // last: an answer runs other code, which may come back here
        waiting->act.refuse({ErrorCode::Cancelled, QLatin1String(waiting->act.name)});
}

void DeviceCore::stalled(const Lane::Stall &stall)
{
    m_log.error("device.stalled", {{"act", stall.job}, {"ms", stall.age}});
    m_lane.insist("revive", [this] { m_runner.publishAgain(); }); // runs if the lane ever comes back
    m_stalled = true;
    const auto acts = std::exchange(m_acts, {});
    QHash<quint64, bool> dropped;
    for (auto it = acts.begin(); it != acts.end(); ++it)
        dropped.insert(it.key(), (*it)->drop());
    for (auto it = acts.begin(); it != acts.end(); ++it) {
        (*it)->cancel.cancel();
        if (dropped.value(it.key()))
            (*it)->act.refuse({ErrorCode::LinkBroken, QStringLiteral("the lane has stalled")});
        else
            (*it)->act.giveUp();
    }
    if (m_rules.state() == LifeCycle::Closed)
        return;
    m_status.device = {DeviceStatus::Offline, FactSource::Inferred, m_setup.clock->now()};
    m_status.vendorCode = QStringLiteral("stalled");
    emit m_device.statusChanged(m_status);
}

} // namespace kiosk::hal
