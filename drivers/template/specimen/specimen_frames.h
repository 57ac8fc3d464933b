// SPDX-License-Identifier: Apache-2.0
// The wire of the specimen scanner (README.md beside this file draws it). Pure: no transport, no clock, any thread.
//   frame  02 | kind | count | bytes | check         check: XOR from kind to the last byte
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace kiosk::specimen {

inline constexpr std::uint8_t frameStart = 0x02;
inline constexpr qsizetype frameOverhead = 4; // start, kind, count, check
inline constexpr qsizetype mostBytes = 255;

enum class Request : std::uint8_t { Hello = 'H', Light = 'L', Trigger = 'T', Restart = 'R' };
enum class Answer : std::uint8_t { Hello = 'h', Done = 'd', Code = 'c' };

QByteArray encode(Request request, QByteArrayView bytes = {}); // at most mostBytes of them, else empty
QByteArray encodeLight(bool on);
QByteArray encodeTrigger(std::uint8_t round); // the code that it reads carries the same number

struct Frame {
    Answer answer = Answer::Done;
    QByteArrayView bytes; // lives until the splitter is called again
};

struct CodeAnswer {
    std::uint8_t round = 0; // of the trigger it belongs to
    QByteArrayView text;
};
Result<CodeAnswer> decodeCode(QByteArrayView bytes); // BadFrame when there is no number or no text

// Takes frames out of a stream that may begin anywhere, break off or be disturbed. What is no frame is dropped byte by
// byte. The buffer is fixed, and what was taken from it is overwritten: it may have been a payment code.
class FrameSplitter {
public:
    ~FrameSplitter() { clear(); }
    void clear();
    // Room to read straight into; then say how much came. There is always some after next() gave nothing.
    std::span<char> space() { return std::span(m_buffer).subspan(static_cast<std::size_t>(m_size)); }
    void added(qsizetype count) { m_size += count; }
    std::optional<Frame> next();

private:
    void drop(qsizetype count);

    std::array<char, 1024> m_buffer{};
    qsizetype m_size = 0;
    qsizetype m_taken = 0; // bytes of the frame given out last
};

} // namespace kiosk::specimen
