// SPDX-License-Identifier: Apache-2.0
#include "sdt_usb.h"

#include "sdt_frames.h"

#include <algorithm>

namespace kiosk::sdt {

SdtUsbTransport::SdtUsbTransport(UsbAddress address, std::shared_ptr<const Clock> clock)
    : m_usb(std::move(address), std::move(clock))
{ }

Result<void> SdtUsbTransport::open(Deadline deadline, const CancelToken &cancel)
{
    m_head.clear();
    m_bodyLeft = 0;
    return m_usb.open(deadline, cancel);
}

Result<void> SdtUsbTransport::writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel)
{
    if (!isPaired() || bytes.size() <= headSize)
        return m_usb.writeAll(bytes, deadline, cancel);
    KIOSK_TRY(m_usb.writeTo(0, bytes.first(headSize), deadline, cancel));
    return m_usb.writeTo(1, bytes.sliced(headSize), deadline, cancel);
}

Result<qsizetype> SdtUsbTransport::readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel)
{
    if (!isPaired())
        return m_usb.readSome(into, deadline, cancel);
    if (m_bodyLeft > 0) {
        const auto wanted = std::min(into.size(), static_cast<std::size_t>(m_bodyLeft));
        const auto got = KIOSK_TRY(m_usb.readFrom(1, into.first(wanted), deadline, cancel));
        m_bodyLeft -= got;
        return got;
    }
    // not past the end of a head, whose body comes before the next one
    const auto wanted = std::min(into.size(), static_cast<std::size_t>(headSize - m_head.size()));
    const auto got = KIOSK_TRY(m_usb.readFrom(0, into.first(wanted), deadline, cancel));
    followHead(QByteArrayView(into.data(), got));
    return got;
}

// Noise in the first pipe moves the window on, byte by byte, until a head fills it.
void SdtUsbTransport::followHead(QByteArrayView bytes)
{
    const QByteArrayView wanted(preamble.data(), static_cast<qsizetype>(preamble.size()));
    m_head += bytes;
    while (!m_head.isEmpty()
           && !wanted.startsWith(QByteArrayView(m_head).first(std::min(m_head.size(), wanted.size()))))
        m_head.remove(0, 1);
    if (m_head.size() < headSize)
        return;
    const auto length = static_cast<std::uint8_t>(m_head[5]) << 8 | static_cast<std::uint8_t>(m_head[6]);
    m_bodyLeft = length >= leastReplyLength && length <= mostLength ? length : 0;
    m_head.clear();
}

Result<void> SdtUsbTransport::discardInput()
{
    m_head.clear();
    m_bodyLeft = 0;
    return m_usb.discardInput();
}

} // namespace kiosk::sdt
