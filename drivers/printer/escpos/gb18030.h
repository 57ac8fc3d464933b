// SPDX-License-Identifier: Apache-2.0
// Text as a Chinese thermal printer's own font has it: ASCII one column, every two-byte GB18030 character two.
#pragma once

#include <QByteArray>
#include <QStringList>
#include <optional>

namespace kiosk::escpos {

// False when this Qt cannot encode GB18030 (built without ICU); nothing else here works then.
bool gb18030Available();

// Empty when a character needs four bytes, is private use or has no code at all: the printer's font has no
// glyph for it. One byte then is one column. Thread-safe.
std::optional<QByteArray> encodeGb18030(QStringView text);

// Every character without a glyph becomes the mark 〓 (A1 FE) that printers always had for this.
QByteArray encodeWithMarks(QStringView text);

// Columns at normal width: one for ASCII, two for anything else, none for a combining mark.
int columnsOf(QStringView text);

// Lines of at most `columns`, broken where UAX #14 allows and by force where it does not; blanks at the seams go.
QStringList wrapped(QStringView text, int columns);

} // namespace kiosk::escpos
