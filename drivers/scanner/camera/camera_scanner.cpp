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

namespace {

Result<std::unique_ptr<hal::Device>> create(const hal::DeviceSlot &slot, const hal::DeviceServices &services)
{
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
}

} // namespace

hal::DriverDescriptor cameraScannerDriver()
{
    hal::DriverDescriptor driver;
    driver.id = QStringLiteral("scanner.camera");
    driver.deviceClass = hal::DeviceClass::CodeScanner;
    driver.title = QStringLiteral("Video4Linux camera, read with ZXing-C++");
    driver.ports = {QStringLiteral("camera:/dev/video0")};
    driver.parameters = {
        {QStringLiteral("size"), QStringLiteral("of the pictures; 1280x720 unless set"), {}},
        {QStringLiteral("fps"), QStringLiteral("pictures in a second, 5 to 60; 15 unless set"), {}},
    };
    driver.models
        = {{QStringLiteral("UVC cameras with YUYV, NV12, GREY or MJPG"), QStringLiteral("USB video class"), {}}};
    driver.create = create;
    return driver;
}

} // namespace kiosk::scanner
