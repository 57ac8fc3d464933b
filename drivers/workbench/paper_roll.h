// SPDX-License-Identifier: Apache-2.0
// The paper that hangs out of the printer, and the pieces that were cut off.
#pragma once

#include "receipt_typesetter.h"

#include <core/result.h>

#include <QStringList>

namespace kiosk::workbench {

// The cutter sits 12 mm after the head: what was printed last is still inside, and a cut without feeding first goes
// through the text, as in a real printer.
inline constexpr int HeadToCutter = 12 * DotsPerMm;

class PaperRoll {
public:
    struct Piece {
        QImage picture;
        QStringList lines; // text, "QR: <payload>" read from the picture, "BARCODE: <content>", from top to bottom
        QStringList qrPayloads;
        double lengthMm = 0;
        bool isBlank() const { return lines.isEmpty(); }
    };

    PaperRoll() { advance(ReceiptTypesetter::blank(HeadToCutter).rows); }

    void advance(const QImage &rows);
    void write(const QString &text);                          // what the rows advanced last say
    Piece cut();                                              // at the cutter
    Piece tear();                                             // at the head: all there is
    int hangingDots() const { return m_dots - HeadToCutter; } // 0 after a cut

private:
    struct Line {
        int y;
        QString text;
    };
    Piece take(int dots);

    QList<QImage> m_rows;
    QList<Line> m_lines;
    int m_dots = 0;
};

// DIR/NNN.png (1 bit, 203 dpi) and DIR/NNN.txt
Result<void> keep(const PaperRoll::Piece &piece, const QString &pathWithoutEnding);

} // namespace kiosk::workbench
