// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "specimen_frames.h"

#include <hal/code_scanner.h>
#include <lane_device/lane_driver.h>
#include <text/scan_judge.h>
#include <transport/transport.h>

namespace kiosk::specimen {

struct Timing { // of the device; a test sets its own
    Duration reply = 500ms;
    Duration window = 5s;     // one trigger reads that long, then it is pulled again
    Duration heartbeat = 10s; // while nobody scans
    int missesUntilLost = 3;
};

struct Settings {
    bool light = true;
    Timing timing = {};
};

// The lane's half of the driver: all of it runs in the lane's thread and may block until the act's deadline.
class SpecimenProtocol final : public hal::LaneDriver {
public:
    SpecimenProtocol(std::unique_ptr<Transport> transport, QString arrivalPath, const Settings &settings);

    Result<void> connect(hal::Act &act) override;
    void disconnect() override;
    int descriptor() const override { return m_transport->descriptor(); }
    std::optional<Duration> pollEvery() const override { return m_settings.timing.heartbeat; }
    Result<void> poll(hal::Act &act, bool readable) override;
    QString arrivalPath() const override { return m_arrivalPath; }
    Result<hal::HealthReport> checkHealth(hal::Act &act, hal::HealthLevel level) override;
    Result<void> reset(hal::Act &act) override;

    Result<hal::ScannedCode> scan(hal::Act &act, hal::CodeUse use); // the act of the class

private:
    Result<Frame> receive(hal::Act &act, Deadline until);
    Result<void> ask(hal::Act &act, QByteArrayView request, Answer expected);
    Result<void> heartbeat(hal::Act &act);
    Result<void> dropInput(hal::Act &act);
    Result<hal::ScannedCode> waitForCode(hal::Act &act, hal::CodeUse use);

    const Settings m_settings;
    const QString m_arrivalPath;
    std::unique_ptr<Transport> m_transport;
    FrameSplitter m_splitter;
    scanner::ScanJudge m_judge;
    std::uint8_t m_round = 0;
    int m_misses = 0; // heartbeats in a row without an answer
};

} // namespace kiosk::specimen
