// SPDX-License-Identifier: Apache-2.0
// From the bytes that a scanner hands over to a text that the terminal may look at. Pure; any thread.
#pragma once

#include "aim_id.h"

#include <core/result.h>
#include <hal/code_scanner.h>

namespace kiosk::scanner {

inline constexpr qsizetype mostTextBytes = 1024; // a QR code can hold 2953; nothing we expect comes near

// What the scanner puts around the text by its own configuration.
struct TextFrame {
    QByteArray prefix;
    QByteArray suffix;
    bool aimIdInFront
        = false; // behind the prefix: "]Q1..."; a stranger's text may begin with "]", so only when it is on
};

// One read. `aimId` when the scanner tells it apart from the text (HID POS, a decoder of ours), else empty.
struct RawCode {
    QByteArrayView bytes;
    QByteArrayView aimId;
};

// Takes off prefix, suffix and AIM id where they are, then everything must be text: UTF-8 without a mistake, else
// GB18030 without one; no control character (1D stays in a GS1 code), no line or paragraph separator, no bidi control;
// 1 to 1024 bytes, before decoding and as UTF-8 in NFC. A byte order mark in front is dropped. InvalidInput otherwise,
// with the rule that failed as context and nothing of the text.
Result<hal::ScannedCode> cleanCode(const RawCode &raw, const TextFrame &frame = {});

} // namespace kiosk::scanner
