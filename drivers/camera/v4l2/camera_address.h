// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QStringView>

namespace kiosk::v4l2 {

// "camera:/dev/video0" or, better, "camera:/dev/v4l/by-id/usb-...-video-index0", which stays the same camera: the path.
// BadConfig for anything else. Not a PortAddress: no Transport of bytes leads to a camera.
Result<QString> cameraPath(QStringView port);

} // namespace kiosk::v4l2
