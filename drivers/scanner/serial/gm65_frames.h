// SPDX-License-Identifier: Apache-2.0
// GM65 and GM81x scanner modules on a serial line (README.md beside this file draws the frames).
//   request  7E 00 | type | count | zone, 2 BE | value | CRC
//   reply    02 00 | result | count | bytes | CRC         to read, write and save; 03 00 to a heartbeat
// CRC-16/XMODEM, big endian, from type (in a reply: from result) to the byte before it. A decoded text has no frame at
// all: its bytes and a tail, or 50 ms of silence.
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace kiosk::gm65 {

inline constexpr std::uint8_t requestHead = 0x7E;
inline constexpr std::uint8_t headEnd = 0x00;
inline constexpr qsizetype replyHeadSize = 4; // type, 00, result, count
inline constexpr qsizetype crcSize = 2;
inline constexpr qsizetype mostReplyBytes = 255;

enum class RequestType : std::uint8_t { Read = 0x07, Write = 0x08, Heartbeat = 0x0A };
enum class ReplyType : std::uint8_t { Command = 0x02, Heartbeat = 0x03 };
inline constexpr std::uint8_t resultOk = 0x00;

enum class Zone : std::uint16_t {
    Mode = 0x0000,     // bits 1-0: manual, command, continuous, sense
    Trigger = 0x0002,  // writing 01 begins one read
    Encoding = 0x000D, // GM81x only: on a GM65 these bits choose the interface
    Tail = 0x000E,     // GM81x only
    AimId = 0x00D0,
};
inline constexpr std::uint8_t modeMask = 0x03;
inline constexpr std::uint8_t modeCommand = 0x01;
inline constexpr std::uint8_t triggerOnce = 0x01;
inline constexpr std::uint8_t encodingUtf8 = 0x01;
inline constexpr std::uint8_t aimIdOn = 0x80;
inline constexpr std::uint8_t aimIdOff = 0x00;
// As plain text, no frame: printed codes change no setting from then on.
inline constexpr QByteArrayView settingCodesOff = "_SET_CODE_OFF";

enum class Tail : std::uint8_t { Cr = 0, Lf = 1, CrLf = 2, Tab = 3, None = 4 }; // the values of Zone::Tail

std::uint16_t crc(QByteArrayView bytes);
QByteArray encodeRead(Zone zone); // one byte of it
QByteArray encodeWrite(Zone zone, std::uint8_t value);
QByteArray encodeHeartbeat();

// Both live until the splitter is called again.
struct Reply {
    ReplyType type = ReplyType::Command;
    std::uint8_t result = resultOk;
    QByteArrayView bytes;
};
// A text that begins like a reply: one that broke off on the wire or whose CRC is wrong. No code holds its NUL.
bool isBrokenReply(QByteArrayView text);
struct Piece {
    std::optional<Reply> reply; // else a text
    QByteArrayView text = {};   // never empty then; without tail
};

// Takes replies and texts out of one stream. A reply with a right CRC is cut out wherever it stands, in the middle of a
// text as well: no text may hold its NUL. The buffer is fixed and overwritten when it dies.
class StreamSplitter {
public:
    explicit StreamSplitter(Tail tail) : m_tail(tail) { }
    ~StreamSplitter() { clear(); }
    void clear(); // a text that has begun is thrown away whole, its end too when that comes later (needTail)
    // Texts always have their tail: one without is incomplete, and what comes up to the next tail is the rest of it.
    void needTail(bool needed) { m_needsTail = needed; }
    bool tookIncomplete() { return std::exchange(m_incomplete, false); } // by the last next(true)
    // Room to read straight into; then say how much came. There is always some after next() gave nothing.
    std::span<char> space() { return std::span(m_buffer).subspan(static_cast<std::size_t>(m_size)); }
    void added(qsizetype count) { m_size += count; }
    bool isPending() const { return m_size > m_taken || (m_overlong && !m_needsTail); }
    // `idle`: nothing came for a while, so what lies there is a text without a tail. A text longer than the buffer is
    // given out cut, and the rest of it dropped.
    std::optional<Piece> next(bool idle);

private:
    enum class Look { NoReply, Incomplete, Whole };
    Look lookForReply(qsizetype at) const;
    Reply cutReply(qsizetype at);
    bool isTail(char byte) const;
    void drop(qsizetype count);
    bool hasBegun() const;
    std::optional<Piece> endOfBuffer(bool idle);

    const Tail m_tail;
    std::array<char, 4096> m_buffer{};
    std::array<char, mostReplyBytes> m_reply{};
    qsizetype m_size = 0;
    qsizetype m_taken = 0;   // bytes of the text handed out last
    qsizetype m_looked = 0;  // bytes that need no second look
    bool m_overlong = false; // inside a text whose beginning was given out, or dropped
    bool m_needsTail = false;
    bool m_incomplete = false;
};

} // namespace kiosk::gm65
