// SPDX-License-Identifier: Apache-2.0
#include "reply_parser.h"

namespace kiosk::escpos {

std::optional<ProcessId> processIdOf(const BlockReply &block)
{
    if (block.head != ProcessIdBlock || block.body.size() != 5 || static_cast<uint8_t>(block.body[0]) != ProcessIdMark)
        return {};
    return ProcessId{block.body[1], block.body[2], block.body[3], block.body[4]};
}

QList<Reply> ReplyParser::feed(QByteArrayView bytes)
{
    QList<Reply> out;
    for (const char byte : bytes)
        take(static_cast<uint8_t>(byte), out);
    return out;
}

QList<Reply> ReplyParser::dropPartial()
{
    QList<Reply> out;
    giveUp(out);
    return out;
}

void ReplyParser::take(uint8_t byte, QList<Reply> &out)
{
    // Flow control is the serial driver's business of the moment; it may sit inside any frame.
    if (byte == XOn || byte == XOff) {
        out << FlowControl{byte == XOff};
        return;
    }
    if (m_partial.isEmpty()) {
        begin(byte, out);
        return;
    }
    const auto head = static_cast<uint8_t>(m_partial.front());
    if (isBlockHead(head)) {
        if (byte == 0x00) {
            out << BlockReply{head, m_partial.sliced(1)};
            m_partial.clear();
        } else if (byte >= 0x20 && byte <= 0x7E && m_partial.size() < MaxBlock) {
            m_partial.append(static_cast<char>(byte));
        } else { // no text: the block's end was lost
            giveUp(out);
            begin(byte, out);
        }
        return;
    }
    if (!isPlain(byte)) {       // ASB cut short
        if (isRealtime(byte)) { // a real-time answer may overtake; the ASB goes on after it
            out << RealtimeReply{byte};
            return;
        }
        giveUp(out);
        begin(byte, out);
        return;
    }
    m_partial.append(static_cast<char>(byte));
    if (m_partial.size() == 4) {
        out << AutoStatus{head, static_cast<uint8_t>(m_partial[1]), static_cast<uint8_t>(m_partial[2]),
                          static_cast<uint8_t>(m_partial[3])};
        m_partial.clear();
    }
}

void ReplyParser::begin(uint8_t byte, QList<Reply> &out)
{
    if (isRealtime(byte))
        out << RealtimeReply{byte};
    else if (isAutoStatusHead(byte) || isBlockHead(byte))
        m_partial.append(static_cast<char>(byte));
    else if (isPlain(byte))
        out << PlainReply{byte};
    else
        out << NoiseByte{byte};
}

void ReplyParser::giveUp(QList<Reply> &out)
{
    for (const char byte : std::as_const(m_partial))
        out << NoiseByte{static_cast<uint8_t>(byte)};
    m_partial.clear();
}

} // namespace kiosk::escpos
