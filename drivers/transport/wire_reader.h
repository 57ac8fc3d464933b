// SPDX-License-Identifier: Apache-2.0
// Reads fields off a frame; nothing is ever read past its end.
#pragma once

#include <core/result.h>

#include <QByteArrayView>
#include <cstdint>

namespace kiosk {

// Looks at bytes that it does not own. Every read moves on, or fails with BadFrame and moves nothing.
class WireReader {
public:
    explicit WireReader(QByteArrayView bytes) : m_rest(bytes) { }

    qsizetype left() const { return m_rest.size(); }
    QByteArrayView rest() const { return m_rest; }

    Result<QByteArrayView> bytes(qsizetype count)
    {
        if (count < 0 || count > m_rest.size())
            return fail(ErrorCode::BadFrame, QStringLiteral("%1 bytes wanted, %2 left").arg(count).arg(left()));
        const auto taken = m_rest.first(count);
        m_rest = m_rest.sliced(count);
        return taken;
    }
    Result<std::uint8_t> u8() { return number<std::uint8_t>(false); }
    Result<std::uint16_t> u16be() { return number<std::uint16_t>(true); }
    Result<std::uint16_t> u16le() { return number<std::uint16_t>(false); }
    Result<std::uint32_t> u32be() { return number<std::uint32_t>(true); }
    Result<std::uint32_t> u32le() { return number<std::uint32_t>(false); }
    Result<void> skip(qsizetype count)
    {
        KIOSK_TRY(bytes(count));
        return {};
    }
    // The frame must be over here.
    Result<void> end() const
    {
        if (!m_rest.isEmpty())
            return fail(ErrorCode::BadFrame, QStringLiteral("%1 bytes too many").arg(left()));
        return {};
    }

private:
    template <typename Number> Result<Number> number(bool bigEndian)
    {
        constexpr qsizetype size = sizeof(Number);
        const auto raw = KIOSK_TRY(bytes(size));
        std::uint32_t value = 0;
        for (qsizetype i = 0; i < size; ++i)
            value = value << 8 | static_cast<std::uint8_t>(raw[bigEndian ? i : size - 1 - i]);
        return static_cast<Number>(value);
    }

    QByteArrayView m_rest;
};

} // namespace kiosk
