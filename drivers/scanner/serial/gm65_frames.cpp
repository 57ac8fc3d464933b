// SPDX-License-Identifier: Apache-2.0
#include "gm65_frames.h"

#include <transport/wire_reader.h>
#include <transport/wire_writer.h>

#include <algorithm>
#include <cstring>
#include <string.h>
#include <utility>

namespace kiosk::gm65 {

namespace {

constexpr qsizetype requestSize = 9;

QByteArray encode(RequestType type, std::uint16_t zone, std::uint8_t value)
{
    WireWriter body(requestSize);
    body.u8(static_cast<std::uint8_t>(type)).u8(1).u16be(zone).u8(value);
    WireWriter frame(requestSize);
    frame.u8(requestHead).u8(headEnd).bytes(body.soFar()).u16be(crc(body.soFar()));
    return frame.soFar().toByteArray();
}

} // namespace

std::uint16_t crc(QByteArrayView bytes)
{
    constexpr unsigned polynomial = 0x1021;
    unsigned sum = 0;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned>(static_cast<std::uint8_t>(byte)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 0x8000 ? sum << 1 ^ polynomial : sum << 1) & 0xFFFF;
    }
    return static_cast<std::uint16_t>(sum);
}

QByteArray encodeRead(Zone zone) { return encode(RequestType::Read, static_cast<std::uint16_t>(zone), 1); }

QByteArray encodeWrite(Zone zone, std::uint8_t value)
{
    return encode(RequestType::Write, static_cast<std::uint16_t>(zone), value);
}

QByteArray encodeHeartbeat() { return encode(RequestType::Heartbeat, 0, 0); }

bool isBrokenReply(QByteArrayView text)
{
    return text.size() >= 2 && text[1] == static_cast<char>(headEnd)
        && (text[0] == static_cast<char>(ReplyType::Command) || text[0] == static_cast<char>(ReplyType::Heartbeat));
}

// Whether the end of a text is still to come: no rest of a reply, and not half of a tail.
bool StreamSplitter::hasBegun() const
{
    const QByteArrayView rest(m_buffer.data() + m_taken, m_size - m_taken);
    return rest.isEmpty() ? m_overlong : static_cast<std::uint8_t>(rest.back()) >= ' ' && !rest.contains('\0');
}

void StreamSplitter::clear()
{
    const bool begun = m_needsTail && hasBegun();
    explicit_bzero(m_buffer.data(), m_buffer.size());
    explicit_bzero(m_reply.data(), m_reply.size());
    m_size = m_taken = m_looked = 0;
    m_overlong = begun;
    m_incomplete = false;
}

// What was dropped is overwritten: it may have been a payment.
void StreamSplitter::drop(qsizetype count)
{
    if (count == 0)
        return;
    m_looked = 0;
    const auto from = static_cast<std::size_t>(count);
    const auto left = static_cast<std::size_t>(m_size - count);
    std::memmove(m_buffer.data(), m_buffer.data() + from, left);
    explicit_bzero(m_buffer.data() + left, from);
    m_size -= count;
}

bool StreamSplitter::isTail(char byte) const
{
    switch (m_tail) {
    case Tail::Cr:
    case Tail::Lf:
    case Tail::CrLf: return byte == '\r' || byte == '\n'; // half a tail ends a text, too
    case Tail::Tab: return byte == '\t';
    case Tail::None: return false;
    }
    return false;
}

StreamSplitter::Look StreamSplitter::lookForReply(qsizetype at) const
{
    WireReader reader(QByteArrayView(m_buffer.data() + at, m_size - at));
    const auto type = reader.u8();
    if (!type
        || (*type != static_cast<std::uint8_t>(ReplyType::Command)
            && *type != static_cast<std::uint8_t>(ReplyType::Heartbeat)))
        return Look::NoReply;
    const auto end = reader.u8();
    if (!end)
        return Look::Incomplete;
    if (*end != headEnd)
        return Look::NoReply;
    const auto summed = reader.rest();
    const auto result = reader.u8();
    const auto count = reader.u8();
    if (!result || !count)
        return Look::Incomplete;
    const auto bytes = reader.bytes(*count);
    const auto sum = reader.u16be();
    if (!bytes || !sum)
        return Look::Incomplete;
    return *sum == crc(summed.first(2 + *count)) ? Look::Whole : Look::NoReply;
}

Reply StreamSplitter::cutReply(qsizetype at)
{
    const auto *frame = m_buffer.data() + at;
    const auto count = static_cast<qsizetype>(static_cast<std::uint8_t>(frame[3]));
    Reply reply{static_cast<ReplyType>(frame[0]), static_cast<std::uint8_t>(frame[2]), {m_reply.data(), count}};
    std::copy_n(frame + replyHeadSize, count, m_reply.data());
    const auto whole = replyHeadSize + count + crcSize;
    std::move(m_buffer.data() + at + whole, m_buffer.data() + m_size, m_buffer.data() + at);
    m_size -= whole;
    explicit_bzero(m_buffer.data() + m_size, static_cast<std::size_t>(whole));
    return reply;
}

std::optional<Piece> StreamSplitter::next(bool idle)
{
    drop(std::exchange(m_taken, 0));
    for (qsizetype i = m_looked; i < m_size;) {
        const auto look = lookForReply(i);
        m_looked = i; // what stands before it is neither reply nor tail, whatever comes
        if (look == Look::Whole)
            return Piece{cutReply(i)};
        if (look == Look::Incomplete && !idle && m_size < static_cast<qsizetype>(m_buffer.size()))
            return {};
        if (!isTail(m_buffer[static_cast<std::size_t>(i)])) {
            ++i;
        } else if (i == 0 || m_overlong) { // the second half of a tail, or the end of what was cut
            drop(i + 1);
            m_overlong = false;
            i = 0;
        } else {
            m_taken = i + 1;
            return Piece{{}, QByteArrayView(m_buffer.data(), i)};
        }
    }
    m_looked = m_size;
    return endOfBuffer(idle);
}

std::optional<Piece> StreamSplitter::endOfBuffer(bool idle)
{
    const bool isFull = m_size == static_cast<qsizetype>(m_buffer.size());
    if (m_overlong && (idle || isFull))
        drop(m_size);
    if (idle && !m_needsTail)
        m_overlong = false;
    if (m_size == 0 || (!idle && !isFull))
        return {};
    if (idle && m_needsTail && !isBrokenReply({m_buffer.data(), m_size})) {
        drop(m_size);
        m_overlong = m_incomplete = true;
        return {};
    }
    m_overlong = !idle;
    m_taken = m_size;
    return Piece{{}, QByteArrayView(m_buffer.data(), m_size)};
}

} // namespace kiosk::gm65
