// SPDX-License-Identifier: Apache-2.0
// Whatever stands in a picture: the decoder and the libraries under it read within it, and give a code or none.
#include <decoder/code_decoder.h>
#include <decoder/library_border.h>

#include <cstdlib>
#include <stdexcept>
#include <vector>

using namespace kiosk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    constexpr std::size_t header = 1; // width; the height is as far as the bytes reach
    const std::size_t width = size > 0 ? bytes[0] : 0;
    if (width == 0 || size < header + width)
        return 0;
    const auto height = (size - header) / width;
    const std::vector<uchar> pixels(bytes + header, bytes + header + width * height);
    const hal::LuminanceView picture{pixels.data(), static_cast<int>(width), static_cast<int>(height),
                                     static_cast<qsizetype>(width)};
    if (scanner::withinBorder([] { throw std::invalid_argument("a library's"); }))
        std::abort();
    const auto code = scanner::decodeCode(picture, scanner::Effort::Rescue);
    if (code && (code->bytes.isEmpty() || code->symbology != hal::Symbology::QrCode))
        std::abort();
    return 0;
}
