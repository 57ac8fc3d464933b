// SPDX-License-Identifier: Apache-2.0
#include "specimen_frames.h"

#include <transport/wire_reader.h>
#include <transport/wire_writer.h>

#include <cstring>
#include <string.h>
#include <utility>

namespace kiosk::specimen {

namespace {

std::uint8_t checkOf(QByteArrayView bytes)
{
    unsigned sum = 0;
    for (const char byte : bytes)
        sum ^= static_cast<std::uint8_t>(byte);
    return static_cast<std::uint8_t>(sum);
}

std::optional<Answer> answerOf(std::uint8_t kind)
{
    for (const auto answer : {Answer::Hello, Answer::Done, Answer::Code}) {
        if (kind == static_cast<std::uint8_t>(answer))
            return answer;
    }
    return {};
}

} // namespace

QByteArray encode(Request request, QByteArrayView bytes)
{
    if (bytes.size() > mostBytes)
        return {};
    WireWriter body(frameOverhead + mostBytes);
    body.u8(static_cast<std::uint8_t>(request)).u8(static_cast<std::uint8_t>(bytes.size())).bytes(bytes);
    WireWriter frame(frameOverhead + mostBytes);
    frame.u8(frameStart).bytes(body.soFar()).u8(checkOf(body.soFar()));
    return frame.soFar().toByteArray();
}

QByteArray encodeLight(bool on) { return encode(Request::Light, QByteArray(1, on ? '\1' : '\0')); }

QByteArray encodeTrigger(std::uint8_t round)
{
    return encode(Request::Trigger, QByteArray(1, static_cast<char>(round)));
}

Result<CodeAnswer> decodeCode(QByteArrayView bytes)
{
    WireReader reader(bytes);
    CodeAnswer code;
    code.round = KIOSK_TRY(reader.u8());
    code.text = reader.rest();
    if (code.text.isEmpty())
        return fail(ErrorCode::BadFrame, QStringLiteral("a code without text"));
    return code;
}

void FrameSplitter::clear()
{
    explicit_bzero(m_buffer.data(), m_buffer.size());
    m_size = m_taken = 0;
}

void FrameSplitter::drop(qsizetype count)
{
    if (count == 0)
        return;
    const auto from = static_cast<std::size_t>(count);
    const auto left = static_cast<std::size_t>(m_size - count);
    std::memmove(m_buffer.data(), m_buffer.data() + from, left);
    explicit_bzero(m_buffer.data() + left, from);
    m_size -= count;
}

std::optional<Frame> FrameSplitter::next()
{
    drop(std::exchange(m_taken, 0));
    while (m_size > 0) {
        WireReader reader(QByteArrayView(m_buffer.data(), m_size));
        const auto start = reader.u8();
        if (*start != frameStart) {
            drop(1);
            continue;
        }
        const auto summed = reader.rest();
        const auto kind = reader.u8();
        if (!kind)
            return {};
        const auto answer = answerOf(*kind);
        if (!answer) { // at once: its length would make us wait for bytes that never come
            drop(1);
            continue;
        }
        const auto count = reader.u8();
        if (!count)
            return {};
        const auto bytes = reader.bytes(*count);
        const auto check = reader.u8();
        if (!bytes || !check)
            return {};
        if (*check != checkOf(summed.first(2 + *count))) { // a frame may begin inside of what was disturbed
            drop(1);
            continue;
        }
        m_taken = frameOverhead + *count;
        return Frame{*answer, *bytes};
    }
    return {};
}

} // namespace kiosk::specimen
