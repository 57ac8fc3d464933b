// SPDX-License-Identifier: Apache-2.0
// Whatever comes through the two pipes of a reader: there is always something to ask for, a length is believed only
// when a reply can have it, and after a discard the next reply is read whole.
#include <sdt/pipe_order.h>
#include <sdt/sdt_frames.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

// What the host reads of both pipes in this order, `step` bytes at a time.
QByteArray readThrough(sdt::PipeOrder &order, std::array<QByteArrayView, 2> pipes, qsizetype step)
{
    QByteArray read;
    while (true) {
        const auto next = order.next();
        mustHold(next.pipe <= 1 && next.most >= 1);
        mustHold(next.most <= (next.pipe == 0 ? sdt::headSize : sdt::mostLength));
        QByteArrayView &pipe = pipes[next.pipe];
        const auto came = pipe.first(std::min({step, next.most, pipe.size()}));
        if (came.isEmpty())
            return read;
        order.came(came);
        read += came;
        pipe = pipe.sliced(came.size());
    }
}

QByteArray soundReply(QByteArrayView data)
{
    const auto length = sdt::leastReplyLength + data.size();
    QByteArray frame(reinterpret_cast<const char *>(sdt::preamble.data()), qsizetype(sdt::preamble.size()));
    frame.append(static_cast<char>(length >> 8)).append(static_cast<char>(length)).append(QByteArray(2, '\0'));
    frame.append(static_cast<char>(sdt::SamStatus::Ok)).append(data);
    const auto sum = sdt::checksum(QByteArrayView(frame).sliced(qsizetype(sdt::preamble.size())));
    return frame.append(static_cast<char>(sum));
}

// Whether this is the whole of one reply.
bool isReply(const QByteArray &bytes)
{
    sdt::FrameReceiver receiver;
    mustHold(static_cast<std::size_t>(bytes.size()) <= receiver.space().size());
    std::copy(bytes.begin(), bytes.end(), receiver.space().begin());
    receiver.added(bytes.size());
    const auto reply = receiver.next();
    return reply && *reply;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView rest(bytes + 2, static_cast<qsizetype>(size - 2));
    const auto heads = std::min<qsizetype>(bytes[0], rest.size()); // so many of them come through the first pipe
    const qsizetype step = 1 + bytes[1];
    sdt::PipeOrder order;
    const auto read = readThrough(order, {rest.first(heads), rest.sliced(heads)}, step);
    mustHold(read.size() <= rest.size());
    order.clear();
    const auto reply = soundReply(rest.first(std::min(rest.size(), sdt::mostLength - sdt::leastReplyLength)));
    const QByteArrayView whole(reply);
    mustHold(readThrough(order, {whole.first(sdt::headSize), whole.sliced(sdt::headSize)}, step) == reply);
    mustHold(isReply(reply));
    return 0;
}
