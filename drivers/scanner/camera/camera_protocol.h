// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <decoder/code_decoder.h>
#include <hal/code_scanner.h>
#include <lane_device/lane_driver.h>
#include <text/scan_gate.h>
#include <v4l2/v4l2_capture.h>

namespace kiosk::scanner {

// The lane's half: the camera sees only while somebody waits for a code.
class CameraProtocol final : public hal::LaneDriver {
public:
    CameraProtocol(const QString &path, v4l2::CaptureWish wish, std::shared_ptr<const Clock> clock);

    Result<void> connect(hal::Act &act) override;
    void disconnect() override;
    std::optional<Duration> pollEvery() const override;
    Result<void> poll(hal::Act &act, bool readable) override;
    QString arrivalPath() const override { return m_path; }
    Result<hal::HealthReport> checkHealth(hal::Act &act, hal::HealthLevel level) override;
    Result<void> reset(hal::Act &act) override;

    Result<hal::ScannedCode> scan(hal::Act &act, hal::CodeUse use);

private:
    Result<void> startSeeing(hal::Act &act);
    Result<hal::LuminanceView> nextWhole(hal::Act &act);
    Result<DecodedCode> waitForCode(hal::Act &act);
    static Result<hal::ScannedCode> admit(hal::Act &act, const DecodedCode &code, hal::CodeUse use);
    Result<hal::HealthReport> lookAround(hal::Act &act, hal::HealthLevel level);
    Error noted(hal::Act &act, Error error);

    const QString m_path;
    const v4l2::CaptureWish m_wish;
    v4l2::V4l2Capture m_capture;
    ScanGate m_gate;
};

} // namespace kiosk::scanner
