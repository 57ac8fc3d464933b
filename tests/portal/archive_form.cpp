// SPDX-License-Identifier: Apache-2.0
#include "archive_form.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <mutex>

namespace refportal {
namespace {

// Hundredths of a millimetre, in which fonts have whole sizes
constexpr int Left = 2200, Middle = 6600, Right = 18800, Top = 2400, Bottom = 26800;
constexpr int Em = 420, Padding = 160;

// Pages from top to bottom; a row that does not fit begins the next one.
class Flow {
public:
    Flow(QPdfWriter &writer, const QString &caseNo) : m_writer(writer), m_caseNo(caseNo), m_painter(&writer)
    {
        const double perMm = writer.resolution() / 25.4;
        m_painter.scale(perMm / 100, perMm / 100);
        foot();
    }
    void head(const QString &title)
    {
        m_y += write(Left, Right, title, 760, true, Qt::AlignHCenter) + 2 * Padding;
        m_y += write(Left, Right, m_caseNo, Em, false, Qt::AlignHCenter) + 2 * Padding;
    }
    void section(const QString &title)
    {
        room(5 * Em);
        m_y += 2 * Padding;
        m_y += write(Left, Right, title, 500, true) + Padding;
        rule();
    }
    void row(const QString &name, const QString &value)
    {
        const int high = std::max(height(Middle - Left - 2 * Padding, name), height(Right - Middle, value));
        room(high + 2 * Padding);
        m_y += Padding;
        write(Left, Middle - 2 * Padding, name, Em, false);
        write(Middle, Right, value, Em, false);
        m_y += high + Padding;
        rule();
    }

private:
    QFont font(int em, bool bold) const
    {
        QFont made(QStringLiteral("Noto Sans CJK SC"));
        made.setPixelSize(em);
        made.setBold(bold);
        return made;
    }
    QRect extent(int width, const QString &words)
    {
        return m_painter.boundingRect(QRect(0, 0, width, Bottom), Qt::TextWrapAnywhere, words);
    }
    int height(int width, const QString &words)
    {
        m_painter.setFont(font(Em, false));
        return std::min(extent(width, words).height(), Bottom - Top - 2 * Padding); // longer than a page is cut there
    }
    int write(int from, int to, const QString &words, int em, bool bold, int flags = Qt::AlignLeft)
    {
        m_painter.setFont(font(em, bold));
        m_painter.setPen(Qt::black);
        QRect used;
        m_painter.drawText(QRect(from, m_y, to - from, Bottom - m_y), flags | Qt::TextWrapAnywhere, words, &used);
        return used.height();
    }
    void rule()
    {
        m_painter.setPen(QPen(QColor(0x99, 0x99, 0x99), 12));
        m_painter.drawLine(Left, m_y, Right, m_y);
    }
    void room(int height)
    {
        if (m_y + height <= Bottom)
            return;
        m_writer.newPage();
        m_y = Top;
        ++m_page;
        foot();
    }
    void foot()
    {
        const int y = std::exchange(m_y, Bottom + 600);
        m_painter.setFont(font(320, false));
        m_painter.drawText(QRect(Left, m_y, Right - Left, 600), Qt::AlignLeft, m_caseNo);
        m_painter.drawText(QRect(Left, m_y, Right - Left, 600), Qt::AlignRight, QStringLiteral("第 %1 页").arg(m_page));
        m_y = y;
    }

    QPdfWriter &m_writer;
    QString m_caseNo;
    QPainter m_painter;
    int m_y = Top;
    int m_page = 1;
};

} // namespace

QByteArray renderForm(const QString &title, const QString &caseNo, const QList<FormSection> &sections)
{
    static std::mutex oneAtATime; // Qt's font engines are shared
    const std::lock_guard lock(oneAtATime);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, {}));
    writer.setResolution(600);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("kiosk-portal"));
    {
        Flow flow(writer, caseNo);
        flow.head(title);
        for (const FormSection &section : sections) {
            flow.section(section.title);
            for (const auto &[name, value] : section.rows)
                flow.row(name, value);
        }
    }
    return bytes;
}

} // namespace refportal
