// SPDX-License-Identifier: Apache-2.0
#include "gm65_wire_rules.h"

#include "gm65_frames.h"

#include <string.h>
#include <text/hidden_text.h>

namespace kiosk::gm65 {
namespace {

// How long the reply of the module is that begins here; 0: none does.
qsizetype replyAt(QByteArrayView bytes)
{
    if (bytes.size() < replyHeadSize + crcSize || bytes[1] != headEnd
        || (bytes[0] != static_cast<char>(ReplyType::Command) && bytes[0] != static_cast<char>(ReplyType::Heartbeat)))
        return 0;
    const auto size = replyHeadSize + static_cast<quint8>(bytes[3]) + crcSize;
    if (bytes.size() < size)
        return 0;
    const auto sum = crc(bytes.sliced(2, size - 2 - crcSize));
    const auto said = static_cast<quint8>(bytes[size - 2]) << 8 | static_cast<quint8>(bytes[size - 1]);
    return sum == said ? size : 0;
}

void redact(WireExchange &exchange)
{
    QByteArray &reply = exchange.reply;
    for (qsizetype at = 0; at < reply.size();) {
        const auto size = replyAt(QByteArrayView(reply).sliced(at));
        if (size == 0)
            scanner::hideText(std::span(reply.data() + at, 1));
        at += std::max<qsizetype>(size, 1);
    }
}

} // namespace

WireRules wireRules() { return {redact, {}, {}}; }

} // namespace kiosk::gm65
