// SPDX-License-Identifier: Apache-2.0
// "scanner.camera": QR codes read out of the pictures of a camera (Video4Linux). README.md beside this file.
#pragma once

#include <hal/code_scanner.h>
#include <hal/driver_descriptor.h>
#include <lane_device/lane_device.h>

namespace kiosk::scanner {

class CameraProtocol;

class CameraScanner final : public hal::LaneDevice<hal::CodeScanner, CameraProtocol> {
public:
    CameraScanner(hal::DeviceSetup setup, std::unique_ptr<CameraProtocol> protocol);

    Pending<hal::ScannedCode> scan(hal::CodeUse use, Deadline deadline) override;
};

hal::DriverDescriptor cameraScannerDriver();

} // namespace kiosk::scanner
