// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <span>
#include <vector>

namespace kiosk::v4l2 {

// Decodes the brightness of one JPEG picture into `room`, width * height bytes. BadFrame when it is broken, cut off or
// of another size; `room` may then hold half of it.
Result<void> decodeJpegLuminance(std::span<const uchar> jpeg, int width, int height, std::vector<uchar> &room);

} // namespace kiosk::v4l2
