// SPDX-License-Identifier: Apache-2.0
// AIM symbology identifiers (ISO/IEC 15424): "]", a letter for the kind of code, a modifier.
#pragma once

#include <hal/code_scanner.h>

#include <QByteArrayView>

namespace kiosk::scanner {

inline constexpr qsizetype aimIdSize = 3;

// Whether `bytes` begin with one.
bool beginsWithAimId(QByteArrayView bytes);
// By the letter; Unknown for one that we do not know and for anything that is no AIM id.
hal::Symbology symbologyOf(QByteArrayView aimId);
// ]C1 ]d2 ]Q3: GS1 codes, where the byte 1D ends a field and is allowed in the text.
bool isGs1(QByteArrayView aimId);

} // namespace kiosk::scanner
