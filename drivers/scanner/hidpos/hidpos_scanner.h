// SPDX-License-Identifier: Apache-2.0
// "scanner.hidpos": scanners with the HID POS interface (usage page 8C) behind hidraw. README.md beside this file.
#pragma once

#include <hal/code_scanner.h>
#include <hal/driver_descriptor.h>
#include <lane_device/lane_device.h>

namespace kiosk::hidpos {

class HidPosProtocol;

class HidPosScanner final : public hal::LaneDevice<hal::CodeScanner, HidPosProtocol> {
    Q_OBJECT
public:
    HidPosScanner(hal::DeviceSetup setup, std::unique_ptr<HidPosProtocol> protocol);

    Pending<hal::ScannedCode> scan(hal::CodeUse use, Deadline deadline) override;
};

hal::DriverDescriptor hidPosDriver();

} // namespace kiosk::hidpos
