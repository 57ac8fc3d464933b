// SPDX-License-Identifier: Apache-2.0
#include "sdt_wire_rules.h"

#include "sdt_frames.h"

#include <algorithm>

namespace kiosk::sdt {
namespace {

constexpr qsizetype statusSize = 3;
constexpr qsizetype checksumSize = 1;

struct Field { // in characters of UTF-16
    int size;
    const char16_t *text;
};
// region 330199 does not exist and nobody alive was born in 1899
constexpr Field inventedCard[]
    = {{15, u"\u6837\u672C"},       {1, u"1"},  {2, u"01"},       {8, u"18990101"}, {35, u"-"},
       {18, u"330199189901010015"}, {15, u"-"}, {8, u"20200101"}, {8, u"20400101"}, {18, u""}};

QByteArray inventedText()
{
    QByteArray text;
    for (const Field &field : inventedCard) {
        const QString padded = QString::fromUtf16(field.text).leftJustified(field.size, u' ');
        for (const QChar c : padded)
            text.append(static_cast<char>(c.unicode() & 0xFF)).append(static_cast<char>(c.unicode() >> 8));
    }
    return text;
}

// `data` of one whole reply, in place.
void hideData(std::span<char> data, std::uint8_t command, std::uint8_t parameter)
{
    const bool isCard = command == command::readTextPhoto.command;
    if (command == command::samIdentity.command)
        return; // the module's own
    const auto lengths = isCard ? (parameter == command::readFingerprint.parameter ? 6 : 4) : 0;
    const bool isText = isCard && parameter != command::newestAddress.parameter
        && data.size() >= static_cast<std::size_t>(lengths + textSize);
    std::fill(data.begin() + (isText ? lengths : 0), data.end(), '\0');
    if (isText)
        std::ranges::copy(inventedText(), data.begin() + lengths);
    else if (isCard) // spaces: no second address
        for (std::size_t i = 0; i + 1 < data.size(); i += 2)
            data[i] = ' ';
}

// The reply's frames, one behind the other; what is no frame goes.
QByteArray hidden(const QByteArray &reply, std::uint8_t command, std::uint8_t parameter)
{
    QByteArray out;
    const QByteArrayView head(preamble);
    for (qsizetype at = reply.indexOf(head); at >= 0; at = reply.indexOf(head, at)) {
        if (at + headSize > reply.size())
            break;
        const auto length = static_cast<quint8>(reply[at + 5]) << 8 | static_cast<quint8>(reply[at + 6]);
        if (length < leastReplyLength || length > mostLength || at + headSize + length > reply.size()) {
            at += head.size();
            continue;
        }
        QByteArray frame = reply.sliced(at, headSize + length);
        const auto dataSize = static_cast<std::size_t>(length - statusSize - checksumSize);
        hideData(std::span(frame.data() + headSize + statusSize, dataSize), command, parameter);
        frame.back() = static_cast<char>(checksum(QByteArrayView(frame).sliced(head.size()).chopped(checksumSize)));
        out += frame;
        at += headSize + length;
    }
    return out;
}

void redact(WireExchange &exchange)
{
    // the last question: an earlier one without an answer may stand before it. Requests hold nothing of a card.
    const auto asked = exchange.request.lastIndexOf(QByteArrayView(preamble));
    const bool whole = asked >= 0 && asked + headSize + 2 < exchange.request.size();
    if (asked > 0)
        exchange.request.remove(0, asked);
    const auto at = [&](qsizetype i) { return whole ? static_cast<std::uint8_t>(exchange.request[i]) : quint8(0); };
    QByteArray reply = hidden(exchange.reply, at(headSize), at(headSize + 1));
    reply.swap(exchange.reply);
    if (!reply.isEmpty())
        explicit_bzero(reply.data(), static_cast<std::size_t>(reply.size()));
}

} // namespace

WireRules wireRules() { return {redact, {}, {}}; }

} // namespace kiosk::sdt
