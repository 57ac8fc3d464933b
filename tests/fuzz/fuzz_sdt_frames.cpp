// SPDX-License-Identifier: Apache-2.0
// Whatever a reader sends: the receiver keeps to its buffer, and a frame that it accepts is decoded or refused.
#include <sdt/sdt_frames.h>
#include <text/id_card_text.h>

#include <algorithm>
#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

void examine(const sdt::Reply &reply)
{
    using namespace sdt;
    mustHold(reply.data.size() <= mostLength - leastReplyLength);
    for (const auto &asked : {command::reset, command::status, command::samIdentity, command::find, command::select,
                              command::readTextPhoto, command::readFingerprint, command::newestAddress})
        (void)answers(reply, asked);
    (void)decodeSamIdentity(reply.data);
    mustHold(idcard::decodeTextField(reply.data).size() <= reply.data.size() / 2);
    if (const auto address = decodeNewestAddress(reply.data))
        mustHold(address->size() == addressSize);
    for (const auto fingerprint : {Fingerprint::NotAsked, Fingerprint::Asked}) {
        const auto content = decodeTextPhoto(reply.data, fingerprint);
        if (!content)
            continue;
        mustHold(content->text.size() == textSize);
        mustHold(content->fingerprint.size() <= 2 * fingerprintSize);
        mustHold(content->photo.isEmpty() || content->photo.size() == photoSize);
        (void)idcard::decodeTextBlock(content->text);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    QByteArrayView stream(bytes, static_cast<qsizetype>(size));
    // as the data of a sound reply: a checksum is hard to guess
    const auto status = static_cast<sdt::SamStatus>(size > 0 ? bytes[0] : 0);
    examine({0, 0, status, {}});
    const auto data = stream.sliced(std::min<qsizetype>(1, stream.size()));
    examine({0, 0, status, data.first(std::min(data.size(), sdt::mostLength - sdt::leastReplyLength))});
    for (const auto &asked : {sdt::command::reset, sdt::command::readFingerprint}) {
        const auto request = sdt::encodeRequest(asked);
        mustHold(sdt::checksum(QByteArrayView(request).sliced(sdt::headSize - sdt::lengthSize)) == 0);
    }
    const qsizetype step = stream.isEmpty() ? 1 : 1 + static_cast<qsizetype>(bytes[size - 1]); // pieces of 1 to 256
    sdt::FrameReceiver receiver;
    while (!stream.isEmpty()) {
        const auto space = receiver.space();
        const auto count = std::min({step, stream.size(), static_cast<qsizetype>(space.size())});
        mustHold(count > 0); // there is always room, or a reader could stop us for ever
        std::copy_n(stream.data(), count, space.data());
        receiver.added(count);
        stream = stream.sliced(count);
        while (true) {
            const auto next = receiver.next();
            if (next && !*next)
                break;
            if (next)
                examine(**next);
        }
    }
    return 0;
}
