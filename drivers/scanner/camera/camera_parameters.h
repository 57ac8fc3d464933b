// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>
#include <v4l2/v4l2_capture.h>

#include <QMap>

namespace kiosk::scanner {

// "size" = "1280x720" and "fps" = "15" of devices.toml; what is missing keeps its default. BadConfig says what is
// wrong.
Result<v4l2::CaptureWish> captureWish(const QMap<QString, QString> &parameters);

} // namespace kiosk::scanner
