// SPDX-License-Identifier: Apache-2.0
#include "code_decoder.h"

#include "picture_rescue.h"
#include "zxing_reader.h"

namespace kiosk::scanner {

std::optional<DecodedCode> decodeCode(const hal::LuminanceView &picture, Effort effort)
{
    if (!picture.bytes || picture.width <= 0 || picture.height <= 0 || picture.stride < picture.width)
        return {};
    auto code = readByZxing(picture);
    if (code || effort == Effort::Plain)
        return code;
    rescuePicture(picture, [&](const hal::LuminanceView &improved) {
        code = readByZxing(improved);
        return code.has_value();
    });
    return code;
}

} // namespace kiosk::scanner
