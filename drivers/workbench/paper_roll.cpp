// SPDX-License-Identifier: Apache-2.0
#include "paper_roll.h"

#include "receipt_pictures.h"

#include <QFile>
#include <QPainter>
#include <algorithm>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

void PaperRoll::advance(const QImage &rows)
{
    if (rows.height() == 0)
        return;
    m_rows << rows;
    m_dots += rows.height();
}

// A line stands where its middle is, so that the gap below it does not decide on which side of a cut it falls.
void PaperRoll::write(const QString &text) { m_lines << Line{m_dots - 1 - int(m_rows.constLast().height()) / 2, text}; }

PaperRoll::Piece PaperRoll::cut() { return take(m_dots - HeadToCutter); }
PaperRoll::Piece PaperRoll::tear() { return take(m_dots); }

PaperRoll::Piece PaperRoll::take(int dots)
{
    QImage whole(PaperDots, std::max(1, m_dots), QImage::Format_Grayscale8);
    int y = 0;
    QPainter painter(&whole);
    for (const QImage &rows : std::as_const(m_rows)) {
        painter.drawImage(0, y, rows);
        y += rows.height();
    }
    painter.end();

    Piece piece{whole.copy(0, 0, PaperDots, dots), {}, {}, double(dots) / DotsPerMm};
    QList<Line> lines;
    for (const Line &line : std::as_const(m_lines))
        if (line.y < dots)
            lines << line;
    for (const ReadCode &code : readQrCodes(piece.picture)) {
        lines << Line{code.y, u"QR: "_s + code.content};
        piece.qrPayloads << code.content;
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) { return a.y < b.y; });
    for (const Line &line : std::as_const(lines))
        piece.lines << line.text;

    // what is between head and cutter begins the next piece
    m_rows.clear();
    m_lines.removeIf([dots](const Line &line) { return line.y < dots; });
    for (Line &line : m_lines)
        line.y -= dots;
    const int left = m_dots - dots;
    m_dots = 0;
    if (left > 0)
        advance(whole.copy(0, dots, PaperDots, left));
    else
        advance(ReceiptTypesetter::blank(HeadToCutter).rows); // threaded through to the cutter again
    return piece;
}

Result<void> keep(const PaperRoll::Piece &piece, const QString &path)
{
    QImage picture = piece.picture.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither);
    picture.setDotsPerMeterX(DotsPerMm * 1000);
    picture.setDotsPerMeterY(DotsPerMm * 1000);
    QFile text(path + u".txt"_s);
    if (!picture.save(path + u".png"_s) || !text.open(QIODevice::WriteOnly)
        || text.write((piece.lines.join(u'\n') + u'\n').toUtf8()) < 0)
        return fail(ErrorCode::StorageFault, u"cannot keep %1"_s.arg(path));
    return {};
}

} // namespace kiosk::workbench
