// SPDX-License-Identifier: Apache-2.0
#include "receipt_typesetter.h"

#include "receipt_pictures.h"

#include <QFont>
#include <QPainter>
#include <QStringDecoder>
#include <algorithm>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int HanziDots = 24, LatinDots = 12, GlyphHeight = 24;
constexpr int TallestLine = GlyphHeight * 8;
constexpr uchar White = 255;
const QString MissingGlyph = u"〓"_s; // what a printer shows for a character its font lacks

int byteAt(const QByteArray &bytes, qsizetype index) { return index < bytes.size() ? quint8(bytes[index]) : 0; }
int wordAt(const QByteArray &bytes, qsizetype index) { return byteAt(bytes, index) | byteAt(bytes, index + 1) << 8; }

// Four-byte characters need a certified font, which this model has not (as most).
QString decoded(const QByteArray &character)
{
    if (character.size() == 4)
        return MissingGlyph;
    QStringDecoder gb18030("GB18030");
    const QString text = gb18030(character);
    return gb18030.hasError() || text.isEmpty() ? MissingGlyph : text;
}

} // namespace

QImage ReceiptTypesetter::paper(int rows)
{
    QImage image(PaperDots, rows, QImage::Format_Grayscale8);
    image.fill(White);
    return image;
}

void ReceiptTypesetter::reset()
{
    m_modes = {};
    m_symbol = {};
    m_barcodeHeight = 162;
    m_barcodeModule = 3;
    m_graphics = {};
    m_line = {};
    m_lineWidth = m_lineHeight = 0;
    m_lineText.clear();
}

QList<Strip> ReceiptTypesetter::take(const EscposCommand &command)
{
    const QByteArray &p = command.parameters;
    switch (command.code) {
    case escpos::Text: return addText(p);
    case escpos::LineFeed: return {lineStrip()};
    case escpos::FeedLines: {
        QList<Strip> strips = endLine();
        if (const int dots = byteAt(p, 0) * m_modes.spacing)
            strips << blank(dots);
        return strips;
    }
    case escpos::FeedDots: {
        QList<Strip> strips = endLine();
        if (byteAt(p, 0))
            strips << blank(byteAt(p, 0));
        return strips;
    }
    case escpos::Initialise: reset(); return {};
    case escpos::Symbol: return symbol(p);
    case escpos::Barcode: return barcode(p);
    case escpos::Raster: return raster(p);
    case escpos::Graphics: return graphics(p);
    case escpos::Cut: return endLine();
    default: takeMode(command); return {};
    }
}

void ReceiptTypesetter::takeMode(const EscposCommand &command)
{
    const int n = byteAt(command.parameters, 0);
    switch (command.code) {
    case escpos::Align:
        if (m_lineText.isEmpty()) // only at the start of a line
            m_modes.align = n % 48 > 2 ? m_modes.align : n % 48;
        break;
    case escpos::Bold:
    case escpos::DoubleStrike: m_modes.bold = n & 1; break;
    case escpos::Underline:
    case escpos::KanjiUnderline: m_modes.underline = n % 48; break;
    case escpos::Reverse: m_modes.reverse = n & 1; break;
    case escpos::Size:
        m_modes.width = (n >> 4 & 7) + 1;
        m_modes.height = (n & 7) + 1;
        break;
    case escpos::PrintMode:
        m_modes.bold = n & 0x08;
        m_modes.height = n & 0x10 ? 2 : 1;
        m_modes.width = n & 0x20 ? 2 : 1;
        m_modes.underline = n & 0x80;
        break;
    case escpos::KanjiMode:
        m_modes.kanjiWidth = n & 0x04 ? 2 : 1;
        m_modes.kanjiHeight = n & 0x08 ? 2 : 1;
        m_modes.underline = n & 0x80;
        break;
    case escpos::KanjiQuadruple: m_modes.kanjiWidth = m_modes.kanjiHeight = n & 1 ? 2 : 1; break;
    case escpos::DefaultSpacing: m_modes.spacing = 30; break;
    case escpos::Spacing: m_modes.spacing = n; break;
    case escpos::BarcodeHeight: m_barcodeHeight = std::max(1, n); break;
    case escpos::BarcodeModule: m_barcodeModule = std::clamp(n, 2, 6); break;
    default: break;
    }
}

// A character as the head has it: one size, black or white. Bigger sizes are these dots repeated, as in a printer.
QImage ReceiptTypesetter::glyph(const QString &character, int cellWidth)
{
    QImage &image = m_glyphs[character];
    if (!image.isNull())
        return image;
    image = QImage(cellWidth, GlyphHeight, QImage::Format_Grayscale8);
    image.fill(White);
    static const QFont font = [] {
        QFont mono(u"Noto Sans Mono CJK SC"_s);
        mono.setPixelSize(GlyphHeight - 1);
        mono.setStyleStrategy(QFont::NoAntialias);
        return mono;
    }();
    QPainter painter(&image);
    painter.setFont(font);
    painter.drawText(QRect(-12, -12, cellWidth + 24, GlyphHeight + 24), Qt::AlignCenter, character);
    painter.end();
    for (int y = 0; y < image.height(); ++y)
        std::transform(image.scanLine(y), image.scanLine(y) + cellWidth, image.scanLine(y),
                       [](uchar dot) { return dot < 128 ? uchar(0) : White; });
    return image;
}

QList<Strip> ReceiptTypesetter::addText(const QByteArray &bytes)
{
    const QString character = decoded(bytes);
    if (bytes.size() == 1 && quint8(bytes[0]) < 0x20)
        return {}; // CR, HT and other controls print nothing here
    const bool hanzi = bytes.size() > 1;
    const int across = std::max(m_modes.width, hanzi ? m_modes.kanjiWidth : 1);
    const int down = std::max(m_modes.height, hanzi ? m_modes.kanjiHeight : 1);
    const int cell = hanzi ? HanziDots : LatinDots;
    QList<Strip> full;
    if (m_lineWidth + cell * across > PaperDots)
        full << lineStrip();
    if (m_line.isNull())
        m_line = paper(TallestLine);
    QImage dots = glyph(character, cell).scaled(cell * across, GlyphHeight * down);
    if (m_modes.reverse)
        dots.invertPixels();

    QPainter painter(&m_line);
    painter.setCompositionMode(QPainter::CompositionMode_Darken); // on paper black stays black
    const int top = TallestLine - dots.height();                  // all sizes stand on one base line
    painter.drawImage(m_lineWidth, top, dots);
    if (m_modes.bold)
        painter.drawImage(m_lineWidth + 1, top, dots);
    if (m_modes.underline)
        painter.fillRect(m_lineWidth, TallestLine - 2, dots.width(), 2, Qt::black);
    m_lineWidth += dots.width();
    m_lineHeight = std::max(m_lineHeight, dots.height());
    m_lineText += character;
    return full;
}

Strip ReceiptTypesetter::lineStrip()
{
    Strip strip{paper(std::max(m_modes.spacing, m_lineHeight)), m_lineText, true};
    if (m_lineWidth > 0) {
        const QImage line = m_line.copy(0, TallestLine - m_lineHeight, m_lineWidth, m_lineHeight);
        QPainter(&strip.rows).drawImage((PaperDots - m_lineWidth) * m_modes.align / 2, 0, line);
    }
    m_line = {};
    m_lineWidth = m_lineHeight = 0;
    m_lineText.clear();
    return strip;
}

QList<Strip> ReceiptTypesetter::endLine() { return m_lineWidth > 0 ? QList<Strip>{lineStrip()} : QList<Strip>(); }

QImage ReceiptTypesetter::placed(const QImage &picture) const
{
    QImage rows = paper(picture.height());
    QPainter(&rows).drawImage(std::max(0, PaperDots - picture.width()) * m_modes.align / 2, 0, picture);
    return rows;
}

QList<Strip> ReceiptTypesetter::symbol(const QByteArray &p)
{
    if (byteAt(p, 0) != '1') // cn 49: QR code
        return {};
    switch (byteAt(p, 1)) {
    case 'C': m_symbol.module = std::clamp(byteAt(p, 2), 1, 16); return {};
    case 'E': m_symbol.level = std::clamp(byteAt(p, 2) - '0', 0, 3); return {};
    case 'P': m_symbol.data = p.mid(3); return {};
    case 'Q': break;
    default: return {};
    }
    const QImage picture = qrPicture(m_symbol.data, m_symbol.module, m_symbol.level);
    QList<Strip> strips = endLine();
    if (!picture.isNull() && picture.width() <= PaperDots) // a code that does not fit is not printed at all
        strips << Strip{placed(picture)};
    return strips;
}

QList<Strip> ReceiptTypesetter::barcode(const QByteArray &p)
{
    const QByteArray content = byteAt(p, 0) <= 6 ? p.mid(1).chopped(1) : p.mid(2);
    const QImage picture = barcodePicture(byteAt(p, 0), content, m_barcodeModule, m_barcodeHeight);
    QList<Strip> strips = endLine();
    if (!picture.isNull() && picture.width() <= PaperDots)
        strips << Strip{placed(picture), u"BARCODE: "_s + barcodeContent(byteAt(p, 0), content)};
    return strips;
}

QList<Strip> ReceiptTypesetter::raster(const QByteArray &p)
{
    const int m = byteAt(p, 0) % 48;
    QImage picture = rasterPicture(p.mid(5), wordAt(p, 1) * 8, wordAt(p, 3));
    if (picture.isNull())
        return {};
    picture = picture.scaled(picture.width() * (m & 1 ? 2 : 1), picture.height() * (m & 2 ? 2 : 1));
    return endLine() << Strip{placed(picture)};
}

QList<Strip> ReceiptTypesetter::graphics(const QByteArray &p)
{
    const int function = byteAt(p, 1);
    if (function == 'p') { // 30 70 30 bx by 31 xL xH yL yH d...
        const QImage picture = rasterPicture(p.mid(10), wordAt(p, 6), wordAt(p, 8));
        m_graphics = picture.scaled(picture.width() * byteAt(p, 3), picture.height() * byteAt(p, 4));
        return {};
    }
    if ((function != 2 && function != '2') || m_graphics.isNull())
        return {};
    return endLine() << Strip{placed(std::exchange(m_graphics, {}))};
}

} // namespace kiosk::workbench
