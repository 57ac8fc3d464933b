// SPDX-License-Identifier: Apache-2.0
#include "gb18030.h"

#include <QStringEncoder>
#include <QTextBoundaryFinder>

#include <vector>

namespace kiosk::escpos {
namespace {

// Code units to two-byte codes, 0 where there is none. Built once: a converter per line costs more than the line.
const std::vector<char16_t> &twoByteCodes()
{
    static const std::vector<char16_t> table = [] {
        std::vector<char16_t> codes;
        QStringEncoder encoder("GB18030");
        if (!encoder.isValid())
            return codes;
        QString all;
        for (char16_t unit = 0x80; unit < 0xFFFE; ++unit) {
            const bool privateUse = unit >= 0xE000 && unit <= 0xF8FF;
            if (!QChar::isSurrogate(unit) && !privateUse)
                all.append(QChar(unit));
        }
        const QByteArray bytes = encoder.encode(all);
        codes.resize(0x10000);
        qsizetype at = 0;
        for (const QChar c : std::as_const(all)) {
            if (at + 2 > bytes.size())
                break;
            const auto lead = static_cast<uint8_t>(bytes[at]);
            const auto second = static_cast<uint8_t>(bytes[at + 1]);
            if (lead < 0x80) { // no code: the converter's substitute
                at += 1;
            } else if (second < 0x40) {
                at += 4;
            } else {
                codes[c.unicode()] = static_cast<char16_t>(lead << 8 | second);
                at += 2;
            }
        }
        return codes;
    }();
    return table;
}

constexpr char16_t GetaMark = 0xA1FE;

void append(QByteArray &out, char16_t code)
{
    out.append(static_cast<char>(code >> 8));
    out.append(static_cast<char>(code & 0xFF));
}

bool isMark(char32_t ucs4)
{
    const auto category = QChar::category(ucs4);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format;
}

} // namespace

bool gb18030Available() { return !twoByteCodes().empty(); }

std::optional<QByteArray> encodeGb18030(QStringView text)
{
    const auto &codes = twoByteCodes();
    QByteArray out;
    out.reserve(text.size() * 2);
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit < 0x80)
            out.append(static_cast<char>(unit));
        else if (!codes.empty() && codes[unit])
            append(out, codes[unit]);
        else
            return {};
    }
    return out;
}

QByteArray encodeWithMarks(QStringView text)
{
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (const auto plain = encodeGb18030(text.sliced(i, pair ? 2 : 1)))
            out.append(*plain);
        else if (!isMark(pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode()))
            append(out, GetaMark);
        if (pair)
            ++i;
    }
    return out;
}

int columnsOf(QStringView text)
{
    int columns = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit < 0x80) {
            ++columns;
            continue;
        }
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (!isMark(pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : unit))
            columns += 2;
        if (pair)
            ++i;
    }
    return columns;
}

QStringList wrapped(QStringView text, int columns)
{
    text = text.trimmed();
    if (columnsOf(text) <= columns)
        return {text.toString()};
    QStringList lines;
    while (!text.isEmpty()) {
        // the longest run of whole characters that fits, at least one
        QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text.data(), text.size());
        qsizetype fits = 0;
        for (qsizetype next = characters.toNextBoundary(); next > 0; next = characters.toNextBoundary()) {
            if (fits > 0 && columnsOf(text.first(next).trimmed()) > columns)
                break;
            fits = next;
        }
        qsizetype cut = fits;
        if (fits < text.size()) {
            QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, text.data(), text.size());
            breaks.setPosition(fits);
            if (!breaks.isAtBoundary()) {
                const qsizetype before = breaks.toPreviousBoundary();
                cut = before > 0 ? before : fits; // a word longer than the line is cut by force
            }
        }
        lines << text.first(cut).trimmed().toString();
        text = text.sliced(cut).trimmed();
    }
    return lines;
}

} // namespace kiosk::escpos
