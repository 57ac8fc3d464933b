// SPDX-License-Identifier: Apache-2.0
// Puts fields into a frame of known greatest size.
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QByteArrayView>
#include <cstdint>

namespace kiosk {

// Fields that do not fit are left out and remembered: done() fails with InvalidInput instead of sending half a frame.
class WireWriter {
public:
    explicit WireWriter(qsizetype limit) : m_limit(limit) { }

    WireWriter &bytes(QByteArrayView value)
    {
        if (value.size() > m_limit - m_frame.size())
            m_overflown = true;
        else
            m_frame.append(value);
        return *this;
    }
    WireWriter &u8(std::uint8_t value) { return number(value, 1, true); }
    WireWriter &u16be(std::uint16_t value) { return number(value, 2, true); }
    WireWriter &u16le(std::uint16_t value) { return number(value, 2, false); }
    WireWriter &u32be(std::uint32_t value) { return number(value, 4, true); }
    WireWriter &u32le(std::uint32_t value) { return number(value, 4, false); }

    qsizetype size() const { return m_frame.size(); }
    QByteArrayView soFar() const { return m_frame; } // for a checksum over what stands before it
    Result<QByteArray> done() const
    {
        if (m_overflown)
            return fail(ErrorCode::InvalidInput, QStringLiteral("frame longer than %1 bytes").arg(m_limit));
        return m_frame;
    }

private:
    WireWriter &number(std::uint32_t value, int size, bool bigEndian)
    {
        char raw[4] = {};
        for (int i = 0; i < size; ++i)
            raw[i] = static_cast<char>(value >> 8 * (bigEndian ? size - 1 - i : i));
        return bytes(QByteArrayView(raw, size));
    }

    qsizetype m_limit;
    QByteArray m_frame;
    bool m_overflown = false;
};

} // namespace kiosk
