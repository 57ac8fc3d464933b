// SPDX-License-Identifier: Apache-2.0
#include "receipt_encoder.h"

#include "gb18030.h"
#include "qr_raster.h"

#include <algorithm>

namespace kiosk::escpos {
namespace {

using namespace hal;

constexpr int MinQrDots = 200; // 25 mm at 8 dots a millimetre

int across(ReceiptSize size) { return size == ReceiptSize::Double ? 2 : 1; }
int down(ReceiptSize size) { return size == ReceiptSize::Normal ? 1 : 2; }

// Line breaks, tabs and anything a printer would take for a command leave the text here.
QString cleaned(const QString &text)
{
    const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7F; };
    if (std::none_of(text.begin(), text.end(), isControl))
        return text;
    QString out = text;
    for (QChar &c : out)
        if (isControl(c))
            c = QLatin1Char(' ');
    return out;
}

// Keeps the printer's modes in mind and says only what changes.
class JobWriter {
public:
    JobWriter(const PrinterProfile &profile, const LineRasteriser *rasteriser)
        : m_profile(profile), m_rasteriser(rasteriser)
    {
        m_out.reserve(2048);
        m_out += initialise();
        if (profile.autoStatus)
            m_out += autoStatus(AutoStatusAll); // ESC @ has switched it off
        m_out += hanziMode(true);
    }

    void write(const ReceiptText &text)
    {
        style(text.align, text.size, text.bold);
        const int columns = m_profile.columns() / across(text.size);
        const auto paragraphs = text.text.split(QLatin1Char('\n'));
        for (const QString &paragraph : paragraphs)
            for (const QString &l : wrapped(cleaned(paragraph), columns))
                line(l);
    }

    void write(const ReceiptPair &pair)
    {
        style(ReceiptAlign::Left, ReceiptSize::Normal, pair.bold);
        const QString label = cleaned(pair.label).trimmed();
        const QString value = cleaned(pair.value).trimmed();
        const int gap = m_profile.columns() - columnsOf(label) - columnsOf(value);
        if (gap >= 1) {
            line(label + QString(gap, QLatin1Char(' ')) + value);
            return;
        }
        for (const QString &l : wrapped(label, m_profile.columns()))
            line(l);
        for (const QString &l : wrapped(value, m_profile.columns()))
            line(QString(m_profile.columns() - columnsOf(l), QLatin1Char(' ')) + l);
    }

    void write(const ReceiptRule &)
    {
        style(m_align, ReceiptSize::Normal, false); // it fills the width: alignment does not show
        m_out += QByteArray(m_profile.columns(), '-') + LF;
    }

    void write(const ReceiptSpace &space)
    {
        const int lines = std::clamp(space.lines, 0, 255);
        if (lines == 1)
            m_out += LF;
        else if (lines > 1)
            m_out += feedLines(lines);
    }

    void write(const ReceiptQr &qr)
    {
        style(ReceiptAlign::Centre, m_size, m_bold);
        const int module = qrModuleDots(qr.payload, m_profile.dots);
        if (m_profile.nativeQr && !holdsRealTimeCommand(qr.payload)) {
            m_out += qrModel2() + qrModule(module) + qrLevel(QrLevel::M) + qrStore(qr.payload) + qrPrint();
            return;
        }
        raster(qrRaster(qr.payload, m_profile.dots, MinQrDots));
    }

    QByteArray finish()
    {
        if (m_profile.cutter)
            m_out += feedAndPartialCut(0); // feeds the last line past the knife first
        else
            m_out += feedLines(4); // past the tear bar
        return std::move(m_out);
    }

private:
    void style(ReceiptAlign align, ReceiptSize size, bool bold)
    {
        if (align != m_align)
            m_out += escpos::align(static_cast<int>(align));
        if (size != m_size) {
            m_out += escpos::size(across(size), down(size));
            if (!m_profile.hanziByGs21)
                m_out += hanziSize(across(size), down(size));
        }
        if (bold != m_bold)
            m_out += escpos::bold(bold);
        m_align = align;
        m_size = size;
        m_bold = bold;
    }

    void line(const QString &text)
    {
        if (const auto native = encodeGb18030(text)) {
            m_out += *native;
        } else {
            const MonoRaster drawn
                = m_rasteriser ? m_rasteriser->draw(text, columnsOf(text), m_size, m_bold) : MonoRaster();
            if (!drawn.rows.isEmpty()) {
                raster(drawn); // ends its own line
                return;
            }
            m_out += encodeWithMarks(text);
        }
        m_out += LF;
    }

    void raster(MonoRaster picture)
    {
        if (picture.rows.isEmpty())
            return;
        neutraliseRaster(picture.rows);
        m_out += rasterHead(picture.widthBytes, picture.height) + picture.rows;
    }

    const PrinterProfile &m_profile;
    const LineRasteriser *m_rasteriser;
    QByteArray m_out;
    ReceiptAlign m_align = ReceiptAlign::Left; // as after ESC @
    ReceiptSize m_size = ReceiptSize::Normal;
    bool m_bold = false;
};

} // namespace

Result<QByteArray> encodeReceipt(const hal::ReceiptDocument &document, const PrinterProfile &profile,
                                 const LineRasteriser *rasteriser)
{
    if (!gb18030Available())
        return fail(ErrorCode::Internal, QStringLiteral("this Qt has no GB18030 converter"));
    JobWriter job(profile, rasteriser);
    for (const auto &element : document.elements) {
        if (const auto *qr = std::get_if<ReceiptQr>(&element))
            if (qr->payload.isEmpty() || qr->payload.size() > MaxQrPayload)
                return fail(ErrorCode::InvalidInput, QStringLiteral("QR payload of %1 bytes").arg(qr->payload.size()));
        std::visit([&job](const auto &e) { job.write(e); }, element);
    }
    return job.finish();
}

int qrModuleDots(const QByteArray &payload, int paperDots)
{
    // The printer chooses version and mode; the fewest modules it can need decide how large one must be, the most
    // (bytes, level M) how large one may be.
    constexpr std::array capacityM = {14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287};
    int tenthBits = 0;
    for (const char c : payload) {
        const bool digit = c >= '0' && c <= '9';
        const bool alphanumeric = digit || (c >= 'A' && c <= 'Z') || QByteArrayView(" $%*+-./:").contains(c);
        tenthBits += digit ? 33 : alphanumeric ? 55 : 80;
    }
    const auto modules = [&](qsizetype bytes) {
        const auto version = std::lower_bound(capacityM.begin(), capacityM.end(), bytes) - capacityM.begin() + 1;
        return static_cast<int>(17 + 4 * version);
    };
    const int fewest = modules(tenthBits / 80);
    const int most = modules(payload.size());
    const int wanted = (MinQrDots + fewest - 1) / fewest;
    return std::clamp(std::min(wanted, paperDots / (most + 8)), 1, 16); // 8: quiet zone of both sides
}

void neutraliseRaster(QByteArray &rows)
{
    for (qsizetype i = 0; i + 1 < rows.size(); ++i)
        if (holdsRealTimeCommand(QByteArrayView(rows).sliced(i, 2)))
            rows[i] = 0x00;
}

bool holdsRealTimeCommand(QByteArrayView bytes)
{
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i)
        if (bytes[i] == DLE
            && std::find(RealTimeSeconds.begin(), RealTimeSeconds.end(), bytes[i + 1]) != RealTimeSeconds.end())
            return true;
    return false;
}

} // namespace kiosk::escpos
