// SPDX-License-Identifier: Apache-2.0
// Whatever a printer says and however it is cut: every byte ends up in exactly one reply, and memory does not grow.
#include <escpos/reply_parser.h>

#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

qsizetype bytesOf(const escpos::Reply &reply)
{
    if (std::holds_alternative<escpos::AutoStatus>(reply))
        return 4;
    if (const auto *block = std::get_if<escpos::BlockReply>(&reply)) {
        mustHold(block->body.size() <= escpos::ReplyParser::MaxBlock);
        if (const auto id = escpos::processIdOf(*block))
            mustHold(block->body.size() == 5);
        return block->body.size() + 2; // head and 00
    }
    return 1;
}

qsizetype total(const QList<escpos::Reply> &replies)
{
    qsizetype count = 0;
    for (const auto &reply : replies)
        count += bytesOf(reply);
    return count;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView all(bytes, static_cast<qsizetype>(size));
    for (const qsizetype piece : {qsizetype(1), qsizetype(3), std::max<qsizetype>(all.size(), 1)}) {
        escpos::ReplyParser parser;
        qsizetype out = 0;
        for (qsizetype at = 0; at < all.size(); at += piece)
            out += total(parser.feed(all.sliced(at, std::min(piece, all.size() - at))));
        out += total(parser.dropPartial());
        mustHold(!parser.hasPartial());
        mustHold(out == all.size());
    }
    return 0;
}
