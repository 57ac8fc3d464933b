// SPDX-License-Identifier: Apache-2.0
#include "line_rasteriser.h"

#include "gb18030.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTextBoundaryFinder>

namespace kiosk::escpos {
namespace {

constexpr int ColumnDots = 12;
constexpr int GlyphDots = 24;
constexpr int LineDots = 30; // the printer's own line spacing at 203 dpi

// Cell by cell, so that columns stand under those of the printer's own font whatever the font's advances are.
void drawCells(QPainter &painter, const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype from = 0;
    int column = 0;
    for (qsizetype to = finder.toNextBoundary(); to > 0; to = finder.toNextBoundary()) {
        const QString cell = text.sliced(from, to - from);
        const int columns = columnsOf(cell);
        painter.drawText(QRect(column * ColumnDots, 0, columns * ColumnDots, LineDots),
                         Qt::AlignCenter | Qt::TextDontClip, cell);
        column += columns;
        from = to;
    }
}

} // namespace

MonoRaster PainterRasteriser::draw(const QString &text, int columns, hal::ReceiptSize size, bool bold) const
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()) || columns <= 0)
        return {};
    const int across = size == hal::ReceiptSize::Double ? 2 : 1;
    const int down = size == hal::ReceiptSize::Normal ? 1 : 2;
    const int width = (columns * ColumnDots * across + 7) / 8 * 8;
    QImage image(width, LineDots * down, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        painter.scale(across, down);
        QFont font(QStringLiteral("Noto Sans Mono CJK SC"));
        font.setPixelSize(GlyphDots - 1);
        font.setBold(bold);
        font.setHintingPreference(QFont::PreferFullHinting);
        painter.setFont(font);
        painter.setPen(Qt::black);
        drawCells(painter, text);
    }
    MonoRaster raster{width / 8, image.height(), QByteArray(qsizetype(width) / 8 * image.height(), '\0')};
    for (int y = 0; y < image.height(); ++y) {
        const uchar *line = image.constScanLine(y);
        for (int x = 0; x < width; ++x)
            if (line[x] < 0x80) {
                char &byte = raster.rows[y * raster.widthBytes + x / 8];
                byte = static_cast<char>(byte | 0x80 >> (x % 8));
            }
    }
    return raster;
}

} // namespace kiosk::escpos
