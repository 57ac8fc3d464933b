// SPDX-License-Identifier: Apache-2.0
#include <transport/replay_book.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// A recording may come from anybody's desk; a book made of it must answer anything.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView input(bytes, static_cast<qsizetype>(size));
    const auto recording = kiosk::parseRecording(input);
    kiosk::WireRules rules;
    rules.redact = [](kiosk::WireExchange &) {};
    rules.isWhole = [](QByteArrayView request) { return request.size() != 2; };
    rules.adapt = [](QByteArrayView request, QByteArray &reply) {
        if (!reply.isEmpty())
            reply.back() = request.back();
    };
    kiosk::ReplayBook book(recording ? *recording : kiosk::Recording(), rules);
    book.heard(input.first(qMin<qsizetype>(input.size(), 64)));
    const auto file = recording ? kiosk::RecordingFile::create(QStringLiteral("/dev/null"), *recording)
                                : kiosk::RecordingFile::create(QStringLiteral("/dev"), {});
    if (file)
        for (const kiosk::WireExchange &exchange : recording->exchanges)
            (*file)->take(exchange);
    if (file && (*file)->taken() != recording->exchanges.size())
        std::abort();
    if (recording)
        for (const kiosk::WireExchange &exchange : recording->exchanges)
            book.heard(exchange.request.first(qMin<qsizetype>(exchange.request.size(), 64)));
    book.takeFollowing();
    if (!book.takeFollowing().isEmpty()) // said once
        std::abort();
    if (recording)
        for (const kiosk::WireExchange &exchange : recording->exchanges)
            book.heard(exchange.request);
    book.reopened();
    if (!book.takeFollowing().isEmpty()) // nothing of the time before
        std::abort();
    return 0;
}
