// SPDX-License-Identifier: Apache-2.0
// Whatever a broken kiosk-host answers, and whatever pdftoppm writes: refused, or parts that hold what they say.
#include <host/pnm_pages.h>
#include <host_process/host_frames.h>

#include <cstdlib>

using namespace kiosk::host;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

void examine(const Parts &parts, qsizetype most)
{
    if (!parts)
        return;
    qsizetype total = 0;
    QByteArray again;
    for (const auto &part : *parts) {
        again += encodePartHead(part) + part.bytes.reveal();
        mustHold(part.bytes.size() == static_cast<qsizetype>(part.width) * part.height * channelsOf(part.kind));
        total += part.bytes.size();
    }
    mustHold(total <= most);
    const auto reread = decodeAnswer(encodeAnswerHead(AnswerStatus::Done, again.size()) + again);
    mustHold(reread && reread->size() == parts->size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView stream(bytes, static_cast<qsizetype>(size));
    examine(decodeAnswer(stream), stream.size());
    examine(decodePages(stream, HostPart::Kind::Grey), stream.size());
    examine(decodePages(stream, HostPart::Kind::Rgb), stream.size());
    if (const auto length = decodeTaskHead(stream)) {
        mustHold(*length >= 0 && *length <= mostInput);
        mustHold(encodeTaskHead(*length) == stream.first(taskHeadSize));
    }
    for (const auto status : {AnswerStatus::InvalidInput, AnswerStatus::Unsupported, AnswerStatus::NotFound,
                              AnswerStatus::DeviceFault, AnswerStatus::Internal}) {
        const auto refused = decodeAnswer(encodeAnswerHead(status, 0));
        mustHold(!refused && statusOf(refused.error().code) == status);
    }
    // the same bytes as the body of a sound answer
    const QByteArray framed = encodeAnswerHead(AnswerStatus::Done, stream.size()) + stream.toByteArray();
    examine(decodeAnswer(framed), framed.size());
    return 0;
}
