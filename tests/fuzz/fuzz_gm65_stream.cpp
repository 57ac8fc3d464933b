// SPDX-License-Identifier: Apache-2.0
// Whatever a scanner module sends: there is always room to read, no byte is given out twice, and nothing stays for
// ever.
#include <serial/gm65_frames.h>

#include <algorithm>
#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

qsizetype drain(gm65::StreamSplitter &splitter, bool idle)
{
    qsizetype given = 0;
    while (const auto piece = splitter.next(idle)) {
        mustHold(piece->reply ? piece->reply->bytes.size() <= gm65::mostReplyBytes : !piece->text.isEmpty());
        if (!piece->reply)
            (void)gm65::isBrokenReply(piece->text);
        given += piece->reply ? gm65::replyHeadSize + piece->reply->bytes.size() + gm65::crcSize : piece->text.size();
    }
    return given;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const auto zone = static_cast<gm65::Zone>(size > 0 ? bytes[0] : 0);
    for (const auto &request : {gm65::encodeRead(zone), gm65::encodeWrite(zone, 1), gm65::encodeHeartbeat()})
        mustHold(gm65::crc(QByteArrayView(request).sliced(2)) == 0); // over its own CRC
    for (const auto tail : {gm65::Tail::Cr, gm65::Tail::Lf, gm65::Tail::CrLf, gm65::Tail::Tab, gm65::Tail::None}) {
        QByteArrayView stream(bytes, static_cast<qsizetype>(size));
        const qsizetype step = stream.isEmpty() ? 1 : 1 + static_cast<qsizetype>(bytes[size - 1]);
        gm65::StreamSplitter splitter(tail);
        qsizetype given = 0;
        while (!stream.isEmpty()) {
            const auto space = splitter.space();
            const auto count = std::min({step, stream.size(), static_cast<qsizetype>(space.size())});
            mustHold(count > 0);
            std::copy_n(stream.data(), count, space.data());
            splitter.added(count);
            stream = stream.sliced(count);
            given += drain(splitter, false);
        }
        given += drain(splitter, true);
        mustHold(given <= static_cast<qsizetype>(size) && !splitter.isPending());
    }
    return 0;
}
