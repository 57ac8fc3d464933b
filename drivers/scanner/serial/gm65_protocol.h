// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gm65_link.h"

#include <hal/code_scanner.h>
#include <lane_device/lane_driver.h>
#include <text/scan_judge.h>

namespace kiosk::gm65 {

// The lane's half of the scanner: settings, signs of life, and one trigger after the other while somebody waits.
class Gm65Protocol final : public hal::LaneDriver {
public:
    Gm65Protocol(std::unique_ptr<Transport> transport, QString arrivalPath, const Settings &settings);

    Result<void> connect(hal::Act &act) override;
    void disconnect() override;
    int descriptor() const override { return m_link.descriptor(); }
    std::optional<Duration> pollEvery() const override;
    Result<void> poll(hal::Act &act, bool readable) override;
    QString arrivalPath() const override { return m_arrivalPath; }
    Result<hal::HealthReport> checkHealth(hal::Act &act, hal::HealthLevel level) override;
    Result<void> reset(hal::Act &act) override;

    Result<hal::ScannedCode> scan(hal::Act &act, hal::CodeUse use);

private:
    Result<void> heartbeat(hal::Act &act);
    Result<void> missed(hal::Act &act, const char *what);
    Result<void> sayAlive(hal::Act &act);
    Result<void> applySettings(hal::Act &act);
    Result<bool> write(hal::Act &act, Zone zone, std::uint8_t value);
    Result<void> dropInput(hal::Act &act, Deadline until);
    Result<hal::ScannedCode> waitForCode(hal::Act &act, hal::CodeUse use);

    const Settings m_settings;
    const QString m_arrivalPath;
    Gm65Link m_link;
    scanner::ScanJudge m_judge;
    int m_misses = 0;          // commands in a row without a reply
    bool m_isDoubtful = false; // it missed one since the settings were applied
};

} // namespace kiosk::gm65
