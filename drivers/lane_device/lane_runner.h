// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "backoff.h"
#include "lane_driver.h"
#include "reset_ration.h"

#include <memory>

namespace kiosk::hal {

// The lane's side of a device: keeps the link of one LaneDriver up and runs its acts. Lane thread only.
class LaneRunner final : public LaneResident {
public:
    // `lane` may still be under construction; it is not touched before the first job or turn.
    LaneRunner(LaneDriver &driver, Lane &lane, std::shared_ptr<const Clock> clock, DeviceReport::Outlets outlets,
               Duration connectLimit);

    void open(const Logger &log, const CancelToken &session);
    void close();
    void setLog(const Logger &log) { m_log = log; }
    void setEnabled(bool enabled) { m_driver.setEnabled(enabled); }
    // Runs an act with the link up, or says why it cannot be run.
    std::optional<Error> perform(const std::function<std::optional<Error>(Act &)> &run, Deadline deadline,
                                 const CancelToken &cancel, const Logger &log);
    void publishAgain() { m_report.publishAgain(); }

    Wait nextWait() override;
    void turn(bool descriptorReady) override;

private:
    enum class Link { Closed, Down, Up };
    Act act(Deadline deadline, const CancelToken &cancel, const Logger &log);
    void connect();
    void lose(const Error &error);

    LaneDriver &m_driver;
    Lane &m_lane;
    const std::shared_ptr<const Clock> m_clock;
    const Duration m_connectLimit;
    DeviceReport m_report;
    ResetRation m_ration;
    Backoff m_backoff;

    Logger m_log;
    CancelToken m_session;
    Link m_link = Link::Closed;
    bool m_first = true;        // the first picture after open() is still to be told
    bool m_triedAtOnce = false; // since the link was last up for a while
    MonotonicTime m_nextTry{};
    MonotonicTime m_upSince{};
    MonotonicTime m_lastPoll{};
    std::optional<Error> m_whyDown;
    std::unique_ptr<ArrivalWatch> m_arrival;
};

} // namespace kiosk::hal
