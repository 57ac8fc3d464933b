// SPDX-License-Identifier: Apache-2.0
// From a picture to the bytes of the QR code in it. Pure; any thread.
#pragma once

#include <core/sensitive.h>
#include <hal/code_scanner.h>
#include <hal/luminance_view.h>

#include <optional>

namespace kiosk::scanner {

// As it stands in the symbol: not decoded to text, not cleaned. driver_scanner_text does both.
struct DecodedCode {
    SensitiveBytes bytes;
    hal::Symbology symbology = hal::Symbology::Unknown;
    QString aimId; // "]Q1"
};

enum class Effort {
    Plain,  // 3 ms for 1280 x 720: what every frame gets
    Rescue, // and then, while nothing is found: more contrast, less noise, inverted, half the size; 25 ms
};

// Empty when there is no code that can be read. Several codes in one picture: one of them.
std::optional<DecodedCode> decodeCode(const hal::LuminanceView &picture, Effort effort);

} // namespace kiosk::scanner
