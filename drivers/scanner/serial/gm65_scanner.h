// SPDX-License-Identifier: Apache-2.0
// "scanner.gm65": scanner modules of the GM65 and GM81x families on a serial line. Frames, settings and what is
// unverified: README.md beside this file.
#pragma once

#include "gm65_settings.h"

#include <hal/code_scanner.h>
#include <hal/driver_descriptor.h>
#include <lane_device/lane_device.h>

namespace kiosk {

class Transport;

namespace gm65 {

class Gm65Protocol;

class Gm65Scanner final : public hal::LaneDevice<hal::CodeScanner, Gm65Protocol> {
    Q_OBJECT
public:
    Gm65Scanner(hal::DeviceSetup setup, std::unique_ptr<Transport> transport, const QString &arrivalPath,
                const Settings &settings);

    Pending<hal::ScannedCode> scan(hal::CodeUse use, Deadline deadline) override;
};

hal::DriverDescriptor gm65Driver();

} // namespace gm65
} // namespace kiosk
