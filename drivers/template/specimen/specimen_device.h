// SPDX-License-Identifier: Apache-2.0
// "scanner.specimen": the driver to copy. Its device is invented; README.md beside this file holds its protocol.
#pragma once

#include <hal/code_scanner.h>
#include <hal/driver_descriptor.h>
#include <lane_device/lane_device.h>

namespace kiosk {

class Transport;

namespace specimen {

class SpecimenProtocol;
struct Settings;

class SpecimenDevice final : public hal::LaneDevice<hal::CodeScanner, SpecimenProtocol> {
    Q_OBJECT
public:
    SpecimenDevice(hal::DeviceSetup setup, std::unique_ptr<Transport> transport, const QString &arrivalPath,
                   const Settings &settings);

    Pending<hal::ScannedCode> scan(hal::CodeUse use, Deadline deadline) override;
};

hal::DriverDescriptor specimenDriver();

} // namespace specimen
} // namespace kiosk
