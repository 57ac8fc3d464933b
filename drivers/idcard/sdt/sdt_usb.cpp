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
    m_order.clear();
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
    const auto next = m_order.next();
    const auto wanted = std::min(into.size(), static_cast<std::size_t>(next.most));
    const auto got = KIOSK_TRY(m_usb.readFrom(next.pipe, into.first(wanted), deadline, cancel));
    m_order.came(QByteArrayView(into.data(), got));
    return got;
}

Result<void> SdtUsbTransport::discardInput()
{
    m_order.clear();
    return m_usb.discardInput();
}

} // namespace kiosk::sdt
