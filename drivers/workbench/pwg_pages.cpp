// SPDX-License-Identifier: Apache-2.0
#include "pwg_pages.h"

#include <QtEndian>
#include <algorithm>

namespace kiosk::workbench {

namespace {

constexpr char Sync[] = "RaS2";
constexpr qsizetype HeaderSize = 1796;
constexpr int MostEdge = 30'000;

// Offsets in the header; unsigned, big endian.
constexpr qsizetype ResolutionAcross = 276, ResolutionAlong = 280, Width = 372, Height = 376, BitsPerPixel = 388,
                    BytesPerLine = 392, MediaName = 1732, MediaNameSize = 64;

int numberAt(const char *header, qsizetype at) { return int(qFromBigEndian<quint32>(header + at)); }

struct Cursor {
    const QByteArray &stream;
    qsizetype at = 0;
    qsizetype left() const { return stream.size() - at; }
};

// One line: runs of pixels until it is full. False: it breaks off or runs over.
bool readLine(Cursor &cursor, const PwgPage &page, QByteArray &line)
{
    const qsizetype pixel = std::max(1, page.bitsPerPixel / 8);
    line.clear();
    const qsizetype wanted = (qsizetype(page.width) * page.bitsPerPixel + 7) / 8;
    while (line.size() < wanted) {
        if (cursor.left() < 1)
            return false;
        const int code = uchar(cursor.stream[cursor.at++]);
        if (code == 128) { // the rest is white
            line.append(wanted - line.size(), page.bitsPerPixel == 1 ? '\0' : '\xFF');
            break;
        }
        const qsizetype pixels = code < 128 ? code + 1 : 257 - code;
        const qsizetype bytes = code < 128 ? pixel : pixels * pixel;
        if (cursor.left() < bytes)
            return false;
        const QByteArray piece = cursor.stream.mid(cursor.at, bytes);
        cursor.at += bytes;
        line.append(code < 128 ? piece.repeated(pixels) : piece);
    }
    return line.size() == wanted;
}

std::optional<PwgPage> readPage(Cursor &cursor)
{
    if (cursor.left() < HeaderSize)
        return {};
    const char *header = cursor.stream.constData() + cursor.at;
    cursor.at += HeaderSize;
    PwgPage page;
    page.width = numberAt(header, Width);
    page.height = numberAt(header, Height);
    page.dpi = numberAt(header, ResolutionAcross);
    page.bitsPerPixel = numberAt(header, BitsPerPixel);
    page.media = QByteArray(header + MediaName, qstrnlen(header + MediaName, MediaNameSize));
    const bool isSound = qstrncmp(header, "PwgRaster", 10) == 0 && page.width > 0 && page.width <= MostEdge
        && page.height > 0 && page.height <= MostEdge && page.dpi > 0 && page.dpi == numberAt(header, ResolutionAlong)
        && (page.bitsPerPixel == 1 || page.bitsPerPixel == 8 || page.bitsPerPixel == 24)
        && numberAt(header, BytesPerLine) == (page.width * page.bitsPerPixel + 7) / 8;
    QByteArray line;
    for (int y = 0; isSound && y < page.height;) {
        if (cursor.left() < 1)
            return {};
        const int lines = uchar(cursor.stream[cursor.at++]) + 1;
        if (lines > page.height - y || !readLine(cursor, page, line))
            return {};
        const qsizetype step = std::max(1, page.bitsPerPixel / 8);
        for (qsizetype x = 0; page.bitsPerPixel > 1 && x < line.size(); x += step)
            page.darkPixels += uchar(line[x]) < 128 ? lines : 0;
        y += lines;
    }
    return isSound ? std::optional(page) : std::nullopt;
}

} // namespace

std::optional<QList<PwgPage>> pwgPages(const QByteArray &stream)
{
    if (!stream.startsWith(Sync))
        return {};
    Cursor cursor{stream, sizeof Sync - 1};
    QList<PwgPage> pages;
    while (cursor.left() > 0) {
        const auto page = readPage(cursor);
        if (!page)
            return {};
        pages << *page;
    }
    return pages.isEmpty() ? std::nullopt : std::optional(pages);
}

} // namespace kiosk::workbench
