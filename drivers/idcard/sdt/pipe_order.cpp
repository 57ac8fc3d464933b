// SPDX-License-Identifier: Apache-2.0
#include "pipe_order.h"

#include "sdt_frames.h"

#include <algorithm>

namespace kiosk::sdt {

PipeOrder::Next PipeOrder::next() const
{
    return m_bodyLeft > 0 ? Next{1, m_bodyLeft} : Next{0, headSize - m_head.size()};
}

void PipeOrder::came(QByteArrayView bytes)
{
    if (m_bodyLeft > 0)
        m_bodyLeft -= std::min(bytes.size(), m_bodyLeft);
    else
        followHead(bytes);
}

// Noise in the first pipe moves the window on, byte by byte, until a head fills it.
void PipeOrder::followHead(QByteArrayView bytes)
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

void PipeOrder::clear()
{
    m_head.clear();
    m_bodyLeft = 0;
}

} // namespace kiosk::sdt
