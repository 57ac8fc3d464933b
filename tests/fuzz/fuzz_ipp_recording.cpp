// SPDX-License-Identifier: Apache-2.0
// Whatever was said with a printer: it is redacted, and what is redacted plays the printer. Input: exchanges, each a
// request and a reply behind its length in two bytes.
#include <ipp/ipp_recording.h>
#include <transport/wire_reader.h>

#include <QList>

#include <cstdint>
#include <cstdlib>

using namespace kiosk;

namespace {

QByteArray nextOf(WireReader &reader)
{
    const auto size = reader.u16be();
    const auto bytes = size ? reader.bytes(*size) : Result<QByteArrayView>(fail(ErrorCode::BadFrame));
    return bytes ? bytes->toByteArray() : QByteArray();
}

// What is hidden once stays as it is when it is hidden again: nothing of a citizen's is left for the second time.
void mustStayHidden(const ipp::Message &asked)
{
    const auto once = ipp::exchangeOf(asked.get(), 0, nullptr);
    const auto again = ipp::messageOf(once.request);
    if (again && ipp::exchangeOf(again.get(), 0, nullptr).request != once.request)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    WireReader reader(QByteArrayView(bytes, static_cast<qsizetype>(size)));
    Recording recording;
    QList<QByteArray> requests;
    while (requests.size() < 32) {
        const auto request = nextOf(reader);
        const auto reply = nextOf(reader);
        if (request.isEmpty())
            break;
        requests << request << reply;
        const auto asked = ipp::messageOf(request);
        const auto answered = ipp::messageOf(reply);
        if (!asked)
            continue;
        mustStayHidden(asked);
        recording.exchanges << ipp::exchangeOf(asked.get(), static_cast<qsizetype>(size), answered.get());
    }
    ipp::IppReplay replay(recording);
    for (int round = 0; round < 2; ++round)
        for (const auto &request : requests)
            (void)replay.answer(request);
    return 0;
}
