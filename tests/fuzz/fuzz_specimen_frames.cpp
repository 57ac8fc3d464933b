// SPDX-License-Identifier: Apache-2.0
// Whatever a specimen scanner sends: there is always room to read, and no byte is given out twice.
#include <specimen/specimen_frames.h>

#include <algorithm>
#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    QByteArrayView stream(bytes, static_cast<qsizetype>(size));
    const qsizetype step = stream.isEmpty() ? 1 : 1 + static_cast<qsizetype>(bytes[size - 1]);
    const auto least = std::min<qsizetype>(stream.size(), specimen::mostBytes);
    mustHold(specimen::encode(specimen::Request::Hello, stream.first(least)).size() == least + specimen::frameOverhead);
    mustHold(!specimen::encodeLight(step % 2 == 0).isEmpty() && !specimen::encodeTrigger(1).isEmpty());
    specimen::FrameSplitter splitter;
    qsizetype given = 0;
    while (!stream.isEmpty()) {
        const auto space = splitter.space();
        const auto count = std::min({step, stream.size(), static_cast<qsizetype>(space.size())});
        mustHold(count > 0);
        std::copy_n(stream.data(), count, space.data());
        splitter.added(count);
        stream = stream.sliced(count);
        while (const auto frame = splitter.next()) {
            given += specimen::frameOverhead + frame->bytes.size();
            if (const auto code = specimen::decodeCode(frame->bytes))
                mustHold(code->text.size() + 1 == frame->bytes.size());
        }
    }
    mustHold(given <= static_cast<qsizetype>(size));
    return 0;
}
