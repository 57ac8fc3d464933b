// SPDX-License-Identifier: Apache-2.0
// The modes of an ESC/POS printer and its line buffer: commands in, strips of dots out.
#pragma once

#include "escpos_parser.h"

#include <QHash>
#include <QImage>
#include <QList>
#include <QString>

namespace kiosk::workbench {

inline constexpr int PaperDots = 576; // 72 mm printable on 80 mm paper
inline constexpr int DotsPerMm = 8;   // 203 dpi

// Paper that moves past the head: so many rows, black (0) where the head burns.
struct Strip {
    QImage rows;         // Format_Grayscale8, PaperDots wide
    QString text = {};   // what a reader reads there
    bool isText = false; // a text line, even an empty one
};

// Fonts are real size: Latin 12 x 24 dots, Hanzi 24 x 24, as on 203 dpi printers. Needs a QGuiApplication.
class ReceiptTypesetter {
public:
    void reset(); // ESC @
    // Nothing for commands that print nothing or are not about printing.
    QList<Strip> take(const EscposCommand &command);

    static Strip blank(int dots) { return {paper(dots)}; }

private:
    struct Modes {
        int align = 0;
        bool bold = false, underline = false, reverse = false;
        int width = 1, height = 1;           // GS !
        int kanjiWidth = 1, kanjiHeight = 1; // FS !
        int spacing = 30;                    // dots a line, 1/6 inch
    };
    struct Symbol { // QR code settings and store
        int module = 3;
        int level = 0; // 0 L to 3 H
        QByteArray data;
    };

    static QImage paper(int rows);
    void takeMode(const EscposCommand &command);
    QList<Strip> addText(const QByteArray &bytes);
    QList<Strip> endLine(); // nothing when the line is empty
    Strip lineStrip();
    QImage glyph(const QString &character, int cellWidth);
    QImage placed(const QImage &picture) const; // aligned on paper
    QList<Strip> symbol(const QByteArray &parameters);
    QList<Strip> barcode(const QByteArray &parameters);
    QList<Strip> raster(const QByteArray &parameters);
    QList<Strip> graphics(const QByteArray &parameters);

    Modes m_modes;
    Symbol m_symbol;
    int m_barcodeHeight = 162;
    int m_barcodeModule = 3;
    QImage m_graphics; // stored by GS ( L, printed by its function 50
    QImage m_line;     // what stands in the line buffer, as high as the tallest character may be
    int m_lineWidth = 0;
    int m_lineHeight = 0;
    QString m_lineText;
    QHash<QString, QImage> m_glyphs;
};

} // namespace kiosk::workbench
