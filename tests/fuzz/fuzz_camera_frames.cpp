// SPDX-License-Identifier: Apache-2.0
// Whatever a camera sends: a frame is refused, or every pixel of its brightness can be read.
#include <v4l2/frozen_picture.h>
#include <v4l2/pixel_layout.h>

#include <cstdlib>
#include <cstring>

using namespace kiosk;
using namespace kiosk::v4l2;

namespace {

struct Header { // how a seed begins: what the camera said it would send
    quint8 format;
    quint8 width;
    quint8 height;
    quint8 padding;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    Header header{};
    if (size < sizeof header)
        return 0;
    std::memcpy(&header, bytes, sizeof header);
    const auto format = pixelFormats[header.format % pixelFormats.size()];
    quint32 fourcc = 0;
    std::memcpy(&fourcc, &header, sizeof fourcc);
    if (fourccText(fourcc).size() != 4 || fourccText(fourccOf(format)).contains(QLatin1Char('?')))
        std::abort();
    if (codeName(format) == nullptr || checkedLayout(PixelFormat::Grey, 64, 64, 63)) // a row shorter than its pixels
        std::abort();
    const auto width = 2u * header.width;
    const auto rowBytes = (format == PixelFormat::Yuyv ? 2 * width : width) + header.padding;
    const auto layout = checkedLayout(format, width, 2u * header.height, rowBytes);
    if (!layout)
        return 0;
    // a copy of its own size, so that a sanitizer sees one byte too many
    const std::vector<uchar> frame(bytes + sizeof header, bytes + size);
    std::vector<uchar> room;
    const auto picture = luminanceOf(*layout, frame, room);
    if (!picture)
        return 0;
    if (picture->width != layout->width || picture->height != layout->height || picture->stride < picture->width)
        std::abort();
    volatile quint64 print = fingerprint(*picture);
    volatile uchar last = picture->bytes[(picture->height - 1) * picture->stride + picture->width - 1];
    FrozenPicture frozen;
    if (frozen.seen(*picture, MonotonicTime{}) || !frozen.seen(*picture, MonotonicTime{} + FrozenPicture::limit))
        std::abort();
    (void)print;
    (void)last;
    return 0;
}
