// SPDX-License-Identifier: Apache-2.0
// What stands before the emulated camera, and the bytes that a camera makes of it.
#pragma once

#include <core/result.h>

#include <QImage>

namespace kiosk::workbench {

// The pixel formats that the emulated camera can send, as V4L2 names them.
enum class CameraFormat { Grey, Nv12, Yuyv, Mjpeg };

// An empty hall: a soft gradient, no code anywhere.
QImage emptyPicture(QSize size);
// A sheet with one QR code of these bytes, its quiet zone kept. InvalidInput when no code can hold them.
Result<QImage> codePicture(const QByteArray &bytes, QSize size);
// A picture file, scaled to fill. NotFound, InvalidInput.
Result<QImage> filePicture(const QString &path, QSize size);

// One frame. `grain` is the noise of the sensor, different for every number, never more than two steps.
QByteArray cameraFrame(CameraFormat format, const QImage &picture, quint32 grain);

} // namespace kiosk::workbench
