// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QStringList>

namespace kiosk::workbench {

enum class CameraFault {
    None,
    NoFormat,    // lists H.264 only
    WrongFormat, // accepts S_FMT and answers with another format
    OddSize,     // answers S_FMT with a size that cannot be
    Busy,        // another process streams
    Frozen,      // the same picture again and again, to the bit
    ShortFrame,  // bytesused is half of a frame
    Damaged,     // V4L2_BUF_FLAG_ERROR on every frame
    BrokenJpeg,  // an MJPEG frame whose second half is missing, its length claimed whole
    Silence,     // no frame at all
};

Result<CameraFault> cameraFaultNamed(const QString &name); // "wrong-format"; InvalidInput lists them
QStringList cameraFaultNames();

} // namespace kiosk::workbench
