// SPDX-License-Identifier: Apache-2.0
// Frames between a host and the SAM of an ID-card reader (UART form; README.md beside this file draws them).
//   request  AA AA AA 96 69 | length, 2 BE | command | parameter | data | checksum
//   reply    AA AA AA 96 69 | length, 2 BE | SW1 | SW2 | SW3 | data | checksum
// length counts what follows it, checksum included; checksum = XOR from the first length byte to the last of the data.
#pragma once

#include <core/clock.h>
#include <core/result.h>

#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace kiosk::sdt {

inline constexpr std::array<std::uint8_t, 5> preamble{0xAA, 0xAA, 0xAA, 0x96, 0x69};
inline constexpr qsizetype lengthSize = 2;
inline constexpr qsizetype headSize = 7; // preamble and length
inline constexpr qsizetype leastReplyLength = 4;
inline constexpr qsizetype mostLength = 0x0A00; // the longest real reply has 0x090A
inline constexpr qsizetype textSize = 256;
inline constexpr qsizetype photoSize = 1024;
inline constexpr qsizetype addressSize = 70;
inline constexpr qsizetype fingerprintSize = 512; // none, one or two of them

// SW3, the SAM's own word.
enum class SamStatus : std::uint8_t {
    Ok = 0x90,
    NoSuchItem = 0x91,
    CardFound = 0x9F, // the answer of find only
    BadChecksum = 0x10,
    BadLength = 0x11,
    BadCommand = 0x21,
    NotPermitted = 0x23,
    UnknownError = 0x24,
    CardAuthFailed = 0x31,
    SamAuthFailed = 0x32,
    VerificationFailed = 0x33,
    FingerprintMismatch = 0x37,
    FingerprintLength = 0x3F,
    UnknownCardType = 0x40,
    ReadFailed = 0x41, // the card moved
    RandomFailed = 0x47,
    SelfTestFailed = 0x60,
    NotAuthorised = 0x66,
    NoCard = 0x80,
    SelectFailed = 0x81,
};

struct Command {
    const char *name;
    std::uint8_t command;
    std::uint8_t parameter;
    SamStatus success;
    qsizetype replyData; // bytes of data in the reply to a success; -1: it tells its own lengths
    Duration limit;      // how long the reply may take
};
namespace command {
inline constexpr Command reset{"reset", 0x10, 0xFF, SamStatus::Ok, 0, 500ms};
inline constexpr Command status{"status", 0x11, 0xFF, SamStatus::Ok, 0, 500ms};
inline constexpr Command samIdentity{"sam-id", 0x12, 0xFF, SamStatus::Ok, 16, 500ms};
inline constexpr Command find{"find", 0x20, 0x01, SamStatus::CardFound, 4, 500ms};
inline constexpr Command select{"select", 0x20, 0x02, SamStatus::Ok, 8, 500ms};
// 1295 bytes are 113 ms at 115200 baud and 1.35 s at 9600
inline constexpr Command readTextPhoto{"read", 0x30, 0x01, SamStatus::Ok, -1, 2500ms};
inline constexpr Command readFingerprint{"read-fingerprint", 0x30, 0x10, SamStatus::Ok, -1, 4000ms};
inline constexpr Command newestAddress{"address", 0x30, 0x03, SamStatus::Ok, -1, 1500ms};
} // namespace command

// A view into the receiver that gave it.
struct Reply {
    std::uint8_t sw1 = 0; // SW1 SW2: status of the card's own chip, 00 00 normally
    std::uint8_t sw2 = 0;
    SamStatus status = {}; // may be a value without a name
    QByteArrayView data;
};

struct TextPhoto {
    QByteArrayView text;        // 256
    QByteArrayView photo;       // 1024, or none
    QByteArrayView fingerprint; // none, 512 or 1024; never looked into
};
enum class Fingerprint { NotAsked, Asked };

QByteArray encodeRequest(const Command &asked);
std::uint8_t checksum(QByteArrayView bytes);
// Whether this can be the answer to that command at all; a late or doubled answer to another one mostly cannot.
bool answers(const Reply &reply, const Command &asked);
// The data of readTextPhoto, or of readFingerprint. BadFrame.
Result<TextPhoto> decodeTextPhoto(QByteArrayView data, Fingerprint fingerprint = Fingerprint::NotAsked);
// 70 bytes; some firmware puts their length (big endian) before them. BadFrame.
Result<QByteArrayView> decodeNewestAddress(QByteArrayView data);
// "05.03-20200101-0001234567-3041234567": two numbers, a date, serial number, random number; all little endian.
Result<QString> decodeSamIdentity(QByteArrayView data);

// Finds replies in a stream that may begin anywhere and hold noise. The buffer is fixed and overwritten when it dies.
class FrameReceiver {
public:
    ~FrameReceiver() { clear(); }
    void clear();
    // Room for reading straight into; then say how much came.
    std::span<char> space() { return std::span(m_buffer).subspan(static_cast<std::size_t>(m_size)); }
    void added(qsizetype count) { m_size += count; }
    // True inside a frame or what looks like the beginning of one.
    bool isMidFrame() const { return m_size > m_taken; }

    bool isPastHead() const { return m_size - m_taken >= headSize; }

    // The next whole reply, nothing yet, or BadFrame (impossible length) and BadChecksum: hunting goes on behind it.
    // The reply is valid until the next call of any function.
    Result<std::optional<Reply>> next();

private:
    void drop(qsizetype count);

    std::array<char, headSize + mostLength + 256> m_buffer{}; // the longest frame, and room for the noise before it
    qsizetype m_size = 0;
    qsizetype m_taken = 0; // bytes of the reply handed out last
};

} // namespace kiosk::sdt
