// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_decoder.h"

namespace kiosk::scanner {

// One look of ZXing-C++ at the picture as it is. ZXing's headers stay in the .cpp: 1.4 defines macros such as
// FormatError.
std::optional<DecodedCode> readByZxing(const hal::LuminanceView &picture);

} // namespace kiosk::scanner
