// SPDX-License-Identifier: Apache-2.0
#include "lane_runner.h"

#include <transport/path_watch.h>

namespace kiosk::hal {

namespace {

// A link that breaks sooner than this after it came up does not earn an immediate new attempt.
constexpr Duration stableAfter = 1s;

DeviceStatus statusAfter(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NoDevice: return DeviceStatus::NoDevice;
    case ErrorCode::DeviceFault: return DeviceStatus::HardwareError;
    default: return DeviceStatus::Offline;
    }
}

bool isLinkLoss(const Error &error) { return error.code == ErrorCode::LinkBroken || error.code == ErrorCode::NoDevice; }

} // namespace

std::unique_ptr<ArrivalWatch> LaneDriver::watchArrival() const
{
    const auto path = arrivalPath();
    return path.isEmpty() ? nullptr : std::make_unique<PathWatch>(path);
}

LaneRunner::LaneRunner(LaneDriver &driver, Lane &lane, std::shared_ptr<const Clock> clock,
                       DeviceReport::Outlets outlets, Duration connectLimit)
    : m_driver(driver), m_lane(lane), m_clock(clock), m_connectLimit(connectLimit),
      m_report(std::move(clock), std::move(outlets))
{ }

Act LaneRunner::act(Deadline deadline, const CancelToken &cancel, const Logger &log)
{
    return {deadline, cancel, log, *m_clock, m_report, m_lane, m_ration};
}

void LaneRunner::open(const Logger &log, const CancelToken &session)
{
    m_log = log;
    m_session = session;
    m_report.forget();
    m_first = true;
    m_backoff.reset();
    m_triedAtOnce = false;
    m_whyDown = Error{ErrorCode::NoDevice, QStringLiteral("not reached yet")};
    m_link = Link::Down;
    m_arrival = m_driver.watchArrival();
    connect();
}

void LaneRunner::close()
{
    if (m_link == Link::Closed)
        return;
    m_driver.setEnabled(false);
    m_driver.disconnect();
    m_arrival.reset();
    m_link = Link::Closed;
}

void LaneRunner::connect()
{
    if (m_session.isCancelled())
        return; // close() is on its way
    auto now = act(Deadline::in(*m_clock, m_connectLimit), m_session, m_log);
    m_report.takeTouched();
    const auto connected = m_driver.connect(now);
    if (connected) {
        m_link = Link::Up;
        m_upSince = m_lastPoll = m_clock->now();
        if (!m_report.takeTouched())
            m_report.setDevice(DeviceStatus::Online);
        m_report.count("OnlineTransitionCount");
        m_log.info("device.online", {{"status", codeName(m_report.status().device.value)}});
    } else {
        m_driver.disconnect();
        m_nextTry = m_clock->now() + m_backoff.next();
        m_report.setDevice(statusAfter(connected.error()));
        if (!m_whyDown || m_whyDown->code != connected.error().code) // once, not at every attempt
            m_log.warning("device.unreachable", {{"error", connected.error()}});
        m_whyDown = connected.error();
    }
    if (std::exchange(m_first, false))
        m_report.publishAgain();
    else
        m_report.publish();
}

void LaneRunner::lose(const Error &error)
{
    m_driver.disconnect();
    m_link = Link::Down;
    m_whyDown = error;
    m_report.count("CommunicationErrorCount");
    m_report.setDevice(statusAfter(error));
    m_report.publish();
    m_log.warning("device.lost", {{"error", error}});
    // A hang-up counts at once, but not again and again: a link that never lasts goes through the back-off.
    if (m_clock->now() - m_upSince >= stableAfter) {
        m_backoff.reset();
        m_triedAtOnce = false;
    }
    m_nextTry = m_clock->now() + (std::exchange(m_triedAtOnce, true) ? m_backoff.next() : Duration::zero());
}

std::optional<Error> LaneRunner::perform(const std::function<std::optional<Error>(Act &)> &run, Deadline deadline,
                                         const CancelToken &cancel, const Logger &log)
{
    auto now = act(deadline, cancel, log);
    if (auto ready = now.goOn(); !ready) // cancelled or expired while it waited: it must not begin
        return ready.error();
    if (m_link != Link::Up)
        return isLinkLoss(*m_whyDown) || m_whyDown->code == ErrorCode::DeviceFault
            ? *m_whyDown
            : Error{ErrorCode::LinkBroken, {}, std::make_shared<Error>(*m_whyDown)};
    auto error = run(now);
    m_report.publish();
    if (error && isLinkLoss(*error))
        lose(*error);
    return error;
}

LaneResident::Wait LaneRunner::nextWait()
{
    switch (m_link) {
    case Link::Closed: break;
    case Link::Down: return {m_arrival ? m_arrival->descriptor() : -1, m_nextTry};
    case Link::Up: {
        Wait wait{m_driver.descriptor(), {}};
        if (const auto every = m_driver.pollEvery())
            wait.turnAt = m_lastPoll + *every;
        return wait;
    }
    }
    return {};
}

void LaneRunner::turn(bool descriptorReady)
{
    if (m_link == Link::Down) {
        if (!descriptorReady) {
            connect();
        } else if (m_arrival->arrived()) {
            m_backoff.reset();
            connect();
        }
        return;
    }
    auto now = act(Deadline::in(*m_clock, m_connectLimit), m_session, m_log);
    const auto polled = m_driver.poll(now, descriptorReady);
    if (!descriptorReady)
        m_lastPoll = m_clock->now();
    m_report.publish();
    if (!polled && polled.error().code != ErrorCode::Cancelled)
        lose(polled.error());
}

} // namespace kiosk::hal
