// SPDX-License-Identifier: Apache-2.0
// ESC/POS bytes to commands, one byte at a time, so that a command may be cut anywhere by the wire or by a full buffer.
// Written from protocols/receipt-escpos.md alone; it shares nothing with the driver.
#pragma once

#include <QByteArray>
#include <optional>

namespace kiosk::workbench {

namespace escpos {
// The bytes that name a command, as one number.
enum Code : quint32 {
    Text = 0, // one character: 1, 2 or 4 bytes of GB18030
    Unknown = 1,
    LineFeed = 0x0A,
    Initialise = 0x1B40,
    Align = 0x1B61,
    Bold = 0x1B45,
    DoubleStrike = 0x1B47,
    Underline = 0x1B2D,
    FontSelect = 0x1B4D,
    PrintMode = 0x1B21,
    FeedLines = 0x1B64,
    FeedDots = 0x1B4A,
    DefaultSpacing = 0x1B32,
    Spacing = 0x1B33,
    Drawer = 0x1B70,
    KanjiOn = 0x1C26,
    KanjiOff = 0x1C2E,
    KanjiMode = 0x1C21,
    KanjiUnderline = 0x1C2D,
    KanjiQuadruple = 0x1C57,
    Size = 0x1D21,
    Reverse = 0x1D42,
    BarcodeHeight = 0x1D68,
    BarcodeModule = 0x1D77,
    Barcode = 0x1D6B,
    Raster = 0x1D7630,
    Cut = 0x1D56,
    PrinterId = 0x1D49,
    StatusInOrder = 0x1D72, // GS r
    StatusBack = 0x1D61,    // GS a
    Symbol = 0x1D286B,      // GS ( k
    Graphics = 0x1D284C,    // GS ( L, and GS 8 L without its longer length field
    Response = 0x1D2848,    // GS ( H
    RealTimeStatus = 0x1004,
    RealTimeRecover = 0x1005,
    RealTimePulse = 0x1014,
};
} // namespace escpos

struct EscposCommand {
    quint32 code = escpos::Unknown;
    QByteArray parameters = {}; // what follows the naming bytes (and the length field, where there is one)
};

class EscposParser {
public:
    std::optional<EscposCommand> take(quint8 byte);
    void setKanjiMode(bool on) { m_kanji = on; } // whether bytes from 81 begin a two-byte character
    void reset();

    // Bytes of the unfinished command so far, and how many it has as far as is known yet; 0 and 0 between commands.
    qsizetype taken() const { return m_command.size(); }
    qsizetype wanted() const { return m_wanted; }

private:
    QByteArray m_command;
    qsizetype m_wanted = 0;
    bool m_kanji = true; // Chinese models are on after power-on
};

// DLE EOT, DLE ENQ and DLE DC4 are carried out when they arrive, before the buffer and wherever they stand: also
// inside pictures, as in many real printers.
class RealTimeScanner {
public:
    std::optional<EscposCommand> take(quint8 byte);
    void reset() { m_last = 0; }

private:
    quint32 m_last = 0; // the last bytes, newest lowest
};

} // namespace kiosk::workbench
