// SPDX-License-Identifier: Apache-2.0
#include "camera_scanner.h"

#include "camera_parameters.h"
#include "camera_protocol.h"

#include <v4l2/camera_address.h>

namespace kiosk::scanner {

using hal::Act;
using hal::LifeCycle;

CameraScanner::CameraScanner(hal::DeviceSetup setup, std::unique_ptr<CameraProtocol> protocol)
    : LaneDevice(std::move(setup), std::move(protocol))
{ }

Pending<hal::ScannedCode> CameraScanner::scan(hal::CodeUse use, Deadline deadline)
{
    return submit<hal::ScannedCode>(
        {"scan", LifeCycle::Enabled, deadline, [this, use](Act &act) { return driver().scan(act, use); }});
}

hal::DriverDescriptor cameraScannerDriver()
{
    return {
        QStringLiteral("scanner.camera"),
        hal::DeviceClass::CodeScanner,
        {QStringLiteral("size"), QStringLiteral("fps")},
        [](const hal::DeviceSlot &slot, const hal::DeviceServices &services) -> Result<std::unique_ptr<hal::Device>> {
            const auto path = KIOSK_TRY(v4l2::cameraPath(slot.port));
            const auto wish = KIOSK_TRY(captureWish(slot.parameters));
            hal::DeviceSetup setup;
            setup.slot = slot.slot;
            setup.capabilities.model = QStringLiteral("Video4Linux camera");
            setup.capabilities.deviceClass = hal::DeviceClass::CodeScanner;
            setup.capabilities.commands = {QStringLiteral("scan"), QStringLiteral("reset")};
            setup.clock = services.clock;
            setup.log = services.log;
            return std::make_unique<CameraScanner>(std::move(setup),
                                                   std::make_unique<CameraProtocol>(path, wish, services.clock));
        }};
}

} // namespace kiosk::scanner
