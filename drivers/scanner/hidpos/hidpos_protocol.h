// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hidpos_reports.h"

#include <hal/code_scanner.h>
#include <lane_device/lane_driver.h>
#include <text/scan_judge.h>
#include <transport/transport.h>

#include <functional>
#include <memory>

namespace kiosk::hidpos {

// The lane's half: the scanner reads by itself, so the work is to take what counts and to drop the rest.
class HidPosProtocol final : public hal::LaneDriver {
public:
    // Of an open node; empty when it has none (reportDescriptorOf).
    using DescriptorOf = std::function<Result<QByteArray>(int node)>;
    explicit HidPosProtocol(std::unique_ptr<Transport> transport, DescriptorOf descriptorOf = reportDescriptorOf)
        : m_transport(std::move(transport)), m_descriptorOf(std::move(descriptorOf))
    { }

    Result<void> connect(hal::Act &act) override;
    void disconnect() override;
    int descriptor() const override { return m_transport->descriptor(); }
    Result<void> poll(hal::Act &act, bool readable) override;
    std::unique_ptr<ArrivalWatch> watchArrival() const override { return m_transport->watchArrival(); }
    Result<hal::HealthReport> checkHealth(hal::Act &act, hal::HealthLevel level) override;
    Result<void> reset(hal::Act &act) override;

    Result<hal::ScannedCode> scan(hal::Act &act, hal::CodeUse use);

private:
    Result<void> learnLayout(hal::Act &act);
    Result<void> collect(hal::Act &act, Deadline until);
    Result<void> dropInput(hal::Act &act, Deadline until);
    Result<hal::ScannedCode> waitForCode(hal::Act &act, hal::CodeUse use);

    std::unique_ptr<Transport> m_transport;
    DescriptorOf m_descriptorOf;
    Layout m_layout = usualLayout();
    SeriesCollector m_series;
    scanner::ScanJudge m_judge;
};

} // namespace kiosk::hidpos
