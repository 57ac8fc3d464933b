// SPDX-License-Identifier: Apache-2.0
// The picture formats we take from a camera, and how their brightness is found.
#pragma once

#include <core/result.h>
#include <hal/luminance_view.h>

#include <array>
#include <span>
#include <vector>

namespace kiosk::v4l2 {

enum class PixelFormat {
    Grey, // one byte a pixel
    Nv12, // a plane of brightness, then a plane of colour
    Yuyv, // brightness in every second byte
    Mjpeg,
};
const char *codeName(PixelFormat format);

// In the order of our choice: what needs no decoding first.
inline constexpr std::array pixelFormats{PixelFormat::Grey, PixelFormat::Nv12, PixelFormat::Yuyv, PixelFormat::Mjpeg};

quint32 fourccOf(PixelFormat format); // V4L2_PIX_FMT_...
QString fourccText(quint32 fourcc);   // "YUYV", for the log

// What the camera said it will send.
struct PixelLayout {
    PixelFormat format = PixelFormat::Grey;
    int width = 0;
    int height = 0;
    qsizetype stride = 0; // bytes a row of the first plane; nothing for MJPEG

    // Bytes that one whole frame has at least.
    qsizetype leastBytes() const;
};

// Unsupported for a size we do not take: 64 x 64 to 4096 x 4096 pixels, even, rows not shorter than their pixels.
Result<PixelLayout> checkedLayout(PixelFormat format, quint32 width, quint32 height, quint32 bytesPerLine);

// The brightness of one frame. The view lies in `frame` or in `room`, which is made large enough.
// BadFrame when there are fewer bytes than a frame has, or when a JPEG is broken or of another size.
Result<hal::LuminanceView> luminanceOf(const PixelLayout &layout, std::span<const uchar> frame,
                                       std::vector<uchar> &room);

} // namespace kiosk::v4l2
