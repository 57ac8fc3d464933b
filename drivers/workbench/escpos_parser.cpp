// SPDX-License-Identifier: Apache-2.0
#include "escpos_parser.h"

#include <algorithm>
#include <array>

namespace kiosk::workbench {

namespace {

constexpr quint8 Dle = 0x10, Esc = 0x1B, Fs = 0x1C, Gs = 0x1D;

// commands whose whole size is fixed
struct Fixed {
    quint16 name;
    int parameters;
};
constexpr std::array FixedSizes{
    Fixed{0x1B40, 0}, Fixed{0x1B32, 0}, Fixed{0x1B33, 1}, Fixed{0x1B61, 1}, Fixed{0x1B45, 1}, Fixed{0x1B47, 1},
    Fixed{0x1B2D, 1}, Fixed{0x1B4D, 1}, Fixed{0x1B21, 1}, Fixed{0x1B64, 1}, Fixed{0x1B4A, 1}, Fixed{0x1B70, 3},
    Fixed{0x1B20, 1}, Fixed{0x1B24, 2}, Fixed{0x1B5C, 2}, Fixed{0x1B74, 1}, Fixed{0x1B52, 1}, Fixed{0x1B7B, 1},
    Fixed{0x1B63, 2}, Fixed{0x1B3D, 1}, Fixed{0x1C26, 0}, Fixed{0x1C2E, 0}, Fixed{0x1C21, 1}, Fixed{0x1C2D, 1},
    Fixed{0x1C57, 1}, Fixed{0x1C53, 2}, Fixed{0x1D21, 1}, Fixed{0x1D42, 1}, Fixed{0x1D4C, 2}, Fixed{0x1D57, 2},
    Fixed{0x1D50, 2}, Fixed{0x1D68, 1}, Fixed{0x1D77, 1}, Fixed{0x1D48, 1}, Fixed{0x1D66, 1}, Fixed{0x1D49, 1},
    Fixed{0x1D72, 1}, Fixed{0x1D61, 1}, Fixed{0x1004, 1}, Fixed{0x1005, 1},
};

int at(QByteArrayView bytes, qsizetype index) { return index < bytes.size() ? quint8(bytes[index]) : 0; }
int wordAt(QByteArrayView bytes, qsizetype index) { return at(bytes, index) | at(bytes, index + 1) << 8; }

bool isLead(int byte) { return byte >= 0x81 && byte <= 0xFE; }
bool cutsAfterFeed(int m) { return m == 65 || m == 66 || m == 97 || m == 98 || m == 103 || m == 104; }

// The size of the whole command as far as `c` tells: at least c.size(), and exactly that when it is complete.
qsizetype sizeOf(QByteArrayView c, bool kanji)
{
    const int first = at(c, 0);
    if (first != Dle && first != Esc && first != Fs && first != Gs) {
        if (!kanji || !isLead(first))
            return 1;
        return c.size() >= 2 && at(c, 1) >= 0x30 && at(c, 1) <= 0x39 ? 4 : 2;
    }
    if (c.size() < 2)
        return 2;
    const auto name = quint16(first << 8 | at(c, 1));
    const auto *const fixed
        = std::find_if(FixedSizes.begin(), FixedSizes.end(), [name](Fixed f) { return f.name == name; });
    if (fixed != FixedSizes.end())
        return 2 + fixed->parameters;
    switch (name) {
    case 0x1D28: return c.size() < 5 ? 5 : 5 + wordAt(c, 3);                                   // GS ( x pL pH
    case 0x1D38: return c.size() < 7 ? 7 : 7 + wordAt(c, 3) + (qsizetype(wordAt(c, 5)) << 16); // GS 8 L p1..p4
    case 0x1D76: return c.size() < 8 ? 8 : 8 + qsizetype(wordAt(c, 4)) * wordAt(c, 6);         // GS v 0 m x y
    case 0x1D56: return c.size() < 3 || !cutsAfterFeed(at(c, 2)) ? 3 : 4;
    case 0x1D6B:
        if (c.size() < 4)
            return 4;
        if (at(c, 2) <= 6)
            return at(c, c.size() - 1) == 0 ? c.size() : c.size() + 1; // up to NUL
        return 4 + at(c, 3);
    case 0x1B2A: return c.size() < 5 ? 5 : 5 + qsizetype(wordAt(c, 3)) * (at(c, 2) >= 32 ? 3 : 1); // ESC * m n
    case 0x1B44: return c.size() > 2 && at(c, c.size() - 1) == 0 ? c.size() : c.size() + 1;        // ESC D ... NUL
    case 0x1014: return c.size() < 3 ? 3 : at(c, 2) == 8 ? 10 : 5;
    default: return 2; // unknown: the two bytes are dropped, what follows prints as text, as on a real printer
    }
}

EscposCommand named(const QByteArray &c)
{
    const int first = at(c, 0);
    if (first == '\n')
        return {escpos::LineFeed};
    if (first != Dle && first != Esc && first != Fs && first != Gs)
        return {escpos::Text, c};
    const auto name = quint32(first << 8 | at(c, 1));
    switch (name) {
    case 0x1D28: return {name << 8 | quint32(at(c, 2)), c.mid(5)};
    case 0x1D38: return {at(c, 2) == 'L' ? quint32(escpos::Graphics) : quint32(escpos::Unknown), c.mid(7)};
    case 0x1D76: return {name << 8 | quint32(at(c, 2)), c.mid(3)};
    default: break;
    }
    const bool known = std::any_of(FixedSizes.begin(), FixedSizes.end(), [name](Fixed f) { return f.name == name; })
        || name == escpos::Cut || name == escpos::Barcode || name == escpos::RealTimePulse || name == 0x1B2A
        || name == 0x1B44;
    return known ? EscposCommand{name, c.mid(2)} : EscposCommand{escpos::Unknown, c};
}

} // namespace

std::optional<EscposCommand> EscposParser::take(quint8 byte)
{
    m_command.append(char(byte));
    if (m_command.size() < m_wanted)
        return {};
    m_wanted = sizeOf(m_command, m_kanji);
    if (m_command.size() < m_wanted)
        return {};
    m_wanted = 0;
    return named(std::exchange(m_command, {}));
}

void EscposParser::reset()
{
    m_command.clear();
    m_wanted = 0;
    m_kanji = true;
}

std::optional<EscposCommand> RealTimeScanner::take(quint8 byte)
{
    m_last = m_last << 8 | byte;
    const quint32 name = m_last >> 8 & 0xFFFF;
    if ((name == escpos::RealTimeStatus && byte >= 1 && byte <= 4)
        || (name == escpos::RealTimeRecover && (byte == 1 || byte == 2))
        || (name == escpos::RealTimePulse && byte == 1))
        return EscposCommand{name, QByteArray(1, char(byte))};
    return {};
}

} // namespace kiosk::workbench
