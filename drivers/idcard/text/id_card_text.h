// SPDX-License-Identifier: Apache-2.0
// The 256-byte text block of Chinese identity cards (GA/T 490), as every reader hands it out: 128 UTF-16LE units.
#pragma once

#include <core/result.h>
#include <hal/id_card_record.h>

namespace kiosk::idcard {

constexpr qsizetype textBlockSize = 256;

// BadFrame when the block is not 256 bytes; CardKind when the unit at offset 248 is none of space (or NUL), J, I, Y: a
// kind that we do not know is never read as a resident's. Contents are taken as they stand: a date that is none is an
// invalid QDate, check digits are app/identity's business. Photo and fingerprint stay empty.
Result<hal::IdCardRecord> decodeTextBlock(QByteArrayView block);

// One field: padding (spaces or NUL, ideographic space too) cut off, half surrogates and control characters replaced
// by U+FFFD, private-use characters kept (rare Hanzi live there). An odd last byte is dropped.
SensitiveText decodeTextField(QByteArrayView utf16le);

} // namespace kiosk::idcard
