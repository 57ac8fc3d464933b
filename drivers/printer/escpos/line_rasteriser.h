// SPDX-License-Identifier: Apache-2.0
// Draws what the printer's font lacks (rare Hanzi in a place name, a symbol): one line as dots.
#pragma once

#include <hal/receipt_document.h>

namespace kiosk::escpos {

struct MonoRaster {
    int widthBytes = 0; // 8 dots each, most significant left, 1 is black
    int height = 0;     // dots
    QByteArray rows;    // widthBytes * height; empty: it could not be drawn
};

class LineRasteriser {
public:
    virtual ~LineRasteriser() = default;
    // `columns` as columnsOf() counts them at normal width (12 dots); the glyphs stand 24 dots high times the size.
    virtual MonoRaster draw(const QString &text, int columns, hal::ReceiptSize size, bool bold) const = 0;
};

// With Qt's painter and the installed CJK font. Draws nothing without a QGuiApplication. Any thread.
class PainterRasteriser final : public LineRasteriser {
public:
    MonoRaster draw(const QString &text, int columns, hal::ReceiptSize size, bool bold) const override;
};

} // namespace kiosk::escpos
