// SPDX-License-Identifier: Apache-2.0
#include "pixel_layout.h"

#include "jpeg_luminance.h"

#include <linux/videodev2.h>

namespace kiosk::v4l2 {

namespace {

constexpr quint32 shortestSide = 64;
constexpr quint32 longestSide = 4096;
constexpr quint32 longestRow = 4 * longestSide; // padded generously
constexpr qsizetype smallestJpeg = 128;         // not even the tables of one fit into less

hal::LuminanceView everySecondByte(const PixelLayout &layout, std::span<const uchar> frame, std::vector<uchar> &room)
{
    const auto width = static_cast<std::size_t>(layout.width);
    room.resize(width * static_cast<std::size_t>(layout.height));
    for (int y = 0; y < layout.height; ++y) {
        const auto *const from = frame.data() + y * layout.stride;
        auto *const to = room.data() + static_cast<std::size_t>(y) * width;
        for (std::size_t x = 0; x < width; ++x)
            to[x] = from[2 * x];
    }
    return {room.data(), layout.width, layout.height, layout.width};
}

} // namespace

const char *codeName(PixelFormat format)
{
    switch (format) {
    case PixelFormat::Grey: return "grey";
    case PixelFormat::Nv12: return "nv12";
    case PixelFormat::Yuyv: return "yuyv";
    case PixelFormat::Mjpeg: break;
    }
    return "mjpeg";
}

quint32 fourccOf(PixelFormat format)
{
    switch (format) {
    case PixelFormat::Grey: return V4L2_PIX_FMT_GREY;
    case PixelFormat::Nv12: return V4L2_PIX_FMT_NV12;
    case PixelFormat::Yuyv: return V4L2_PIX_FMT_YUYV;
    case PixelFormat::Mjpeg: break;
    }
    return V4L2_PIX_FMT_MJPEG;
}

QString fourccText(quint32 fourcc)
{
    QString text;
    for (int shift = 0; shift < 32; shift += 8) {
        const auto byte = static_cast<char>((fourcc >> shift) & 0x7f);
        text += byte >= ' ' && byte < 0x7f ? QLatin1Char(byte) : QLatin1Char('?');
    }
    return text;
}

qsizetype PixelLayout::leastBytes() const
{
    switch (format) {
    case PixelFormat::Grey:
    case PixelFormat::Yuyv: return stride * height;
    case PixelFormat::Nv12: return stride * height + stride * height / 2;
    case PixelFormat::Mjpeg: break;
    }
    return smallestJpeg;
}

Result<PixelLayout> checkedLayout(PixelFormat format, quint32 width, quint32 height, quint32 bytesPerLine)
{
    const auto refuse = [&] {
        return fail(ErrorCode::Unsupported,
                    QStringLiteral("%1 of %2x%3, %4 bytes a row")
                        .arg(QLatin1String(codeName(format)))
                        .arg(width)
                        .arg(height)
                        .arg(bytesPerLine));
    };
    if (width < shortestSide || height < shortestSide || width > longestSide || height > longestSide || width % 2
        || height % 2)
        return refuse();
    const auto rowBytes = format == PixelFormat::Yuyv ? 2 * width : width;
    const auto stride = bytesPerLine == 0 ? rowBytes : bytesPerLine; // old drivers leave it out
    if (format != PixelFormat::Mjpeg && (stride < rowBytes || stride > longestRow))
        return refuse();
    return PixelLayout{format, static_cast<int>(width), static_cast<int>(height),
                       format == PixelFormat::Mjpeg ? 0 : static_cast<qsizetype>(stride)};
}

Result<hal::LuminanceView> luminanceOf(const PixelLayout &layout, std::span<const uchar> frame,
                                       std::vector<uchar> &room)
{
    if (static_cast<qsizetype>(frame.size()) < layout.leastBytes())
        return fail(ErrorCode::BadFrame,
                    QStringLiteral("short frame: %1 of %2 bytes").arg(frame.size()).arg(layout.leastBytes()));
    switch (layout.format) {
    case PixelFormat::Grey:
    case PixelFormat::Nv12: return hal::LuminanceView{frame.data(), layout.width, layout.height, layout.stride};
    case PixelFormat::Yuyv: return everySecondByte(layout, frame, room);
    case PixelFormat::Mjpeg: break;
    }
    KIOSK_TRY(decodeJpegLuminance(frame, layout.width, layout.height, room));
    return hal::LuminanceView{room.data(), layout.width, layout.height, layout.width};
}

} // namespace kiosk::v4l2
