// SPDX-License-Identifier: Apache-2.0
#include "specimen_wire_rules.h"

#include "specimen_frames.h"

#include <text/hidden_text.h>

#include <algorithm>
#include <functional>

namespace kiosk::specimen {
namespace {

constexpr qsizetype kindAt = 1;
constexpr qsizetype roundAt = 3; // of a trigger and of a code: their first byte

char checkOf(QByteArrayView frame)
{
    char check = 0;
    for (const char byte : frame.sliced(kindAt, frame.size() - 1 - kindAt))
        check = static_cast<char>(check ^ byte);
    return check;
}

// How long the frame is that begins here; 0: none does.
qsizetype frameAt(QByteArrayView bytes)
{
    if (bytes.size() < frameOverhead || bytes[0] != static_cast<char>(frameStart))
        return 0;
    const auto size = frameOverhead + static_cast<quint8>(bytes[2]);
    return bytes.size() >= size && checkOf(bytes.first(size)) == bytes[size - 1] ? size : 0;
}

// The frames in `bytes`, changed by `change` and with their check made anew.
QByteArray framesOf(QByteArrayView bytes, const std::function<void(std::span<char> frame)> &change)
{
    QByteArray frames;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto size = frameAt(bytes.sliced(at));
        if (size > 0) {
            QByteArray frame = bytes.sliced(at, size).toByteArray();
            change(std::span(frame.data(), static_cast<std::size_t>(size)));
            frame.back() = checkOf(frame);
            frames += frame;
        }
        at += std::max<qsizetype>(size, 1);
    }
    return frames;
}

bool isOf(std::span<const char> frame, char kind) { return frame[kindAt] == kind && frame.size() > frameOverhead; }

void setRound(std::span<char> frame, char round)
{
    if (isOf(frame, static_cast<char>(Answer::Code)) || isOf(frame, static_cast<char>(Request::Trigger)))
        frame[roundAt] = round;
}

void redact(WireExchange &exchange)
{
    exchange.request = framesOf(exchange.request, [](std::span<char> frame) { setRound(frame, 0); });
    QByteArray reply = framesOf(exchange.reply, [](std::span<char> frame) {
        setRound(frame, 0);
        if (isOf(frame, static_cast<char>(Answer::Code)))
            scanner::hideText(frame.subspan(roundAt + 1, frame.size() - roundAt - 2));
    });
    exchange.reply.fill('\0'); // it may have been a payment code
    exchange.reply = std::move(reply);
}

bool isWhole(QByteArrayView request) { return !request.isEmpty() && frameAt(request) == request.size(); }

void adapt(QByteArrayView request, QByteArray &reply)
{
    if (request.size() > frameOverhead && request[kindAt] == static_cast<char>(Request::Trigger))
        reply = framesOf(reply, [round = request[roundAt]](std::span<char> frame) { setRound(frame, round); });
}

} // namespace

WireRules wireRules() { return {redact, isWhole, adapt}; }

} // namespace kiosk::specimen
