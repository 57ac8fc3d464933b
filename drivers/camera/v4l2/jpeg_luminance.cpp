// SPDX-License-Identifier: Apache-2.0
#include "jpeg_luminance.h"

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace kiosk::v4l2 {

namespace {

// libjpeg reports errors by a call that must not return, so it jumps. Nothing with a destructor lives in between.
struct JumpingErrors {
    jpeg_error_mgr manager; // first: libjpeg hands back a pointer to it
    std::jmp_buf back;
};

[[noreturn]] void jumpBack(j_common_ptr decoder)
{
    std::longjmp(reinterpret_cast<JumpingErrors *>(decoder->err)->back, 1);
}

// Warnings are corrupt or missing data: a picture with grey blocks in it is no whole picture.
void noteWarning(j_common_ptr decoder, int level)
{
    if (level < 0)
        jumpBack(decoder);
}

enum class Outcome { Whole, Broken, OtherSize };

Outcome decode(std::span<const uchar> jpeg, int width, int height, uchar *into)
{
    jpeg_decompress_struct decoder{};
    JumpingErrors errors{};
    decoder.err = jpeg_std_error(&errors.manager);
    errors.manager.error_exit = jumpBack;
    errors.manager.emit_message = noteWarning;
    if (setjmp(errors.back) != 0) {
        jpeg_destroy_decompress(&decoder);
        return Outcome::Broken;
    }
    jpeg_create_decompress(&decoder);
    jpeg_mem_src(&decoder, jpeg.data(), static_cast<unsigned long>(jpeg.size()));
    jpeg_read_header(&decoder, TRUE);
    if (decoder.image_width != static_cast<JDIMENSION>(width)
        || decoder.image_height != static_cast<JDIMENSION>(height)) {
        jpeg_destroy_decompress(&decoder);
        return Outcome::OtherSize;
    }
    decoder.out_color_space = JCS_GRAYSCALE; // the colour is not even decoded
    decoder.dct_method = JDCT_IFAST;
    jpeg_start_decompress(&decoder);
    while (decoder.output_scanline < decoder.output_height) {
        JSAMPROW row = into + static_cast<std::size_t>(decoder.output_scanline) * static_cast<std::size_t>(width);
        jpeg_read_scanlines(&decoder, &row, 1);
    }
    jpeg_finish_decompress(&decoder);
    jpeg_destroy_decompress(&decoder);
    return Outcome::Whole;
}

} // namespace

Result<void> decodeJpegLuminance(std::span<const uchar> jpeg, int width, int height, std::vector<uchar> &room)
{
    room.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    switch (decode(jpeg, width, height, room.data())) {
    case Outcome::Whole: return {};
    case Outcome::OtherSize: return fail(ErrorCode::BadFrame, QStringLiteral("a JPEG of another size"));
    case Outcome::Broken: break;
    }
    return fail(ErrorCode::BadFrame, QStringLiteral("a broken JPEG"));
}

} // namespace kiosk::v4l2
