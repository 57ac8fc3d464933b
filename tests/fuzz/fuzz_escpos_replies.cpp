// SPDX-License-Identifier: Apache-2.0
// Whatever a printer says and however it is cut: every byte ends up in exactly one reply, and memory does not grow.
#include <escpos/printer_facts.h>
#include <escpos/reply_parser.h>

#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

void examineStatus(const escpos::PrinterFacts &facts)
{
    const auto status = escpos::statusOf(facts);
    mustHold(!facts.bits.isEmpty());
    mustHold((status.device.value == hal::DeviceStatus::Online) <= status.vendorCode.isEmpty());
    mustHold(!facts.broken || status.device.value == hal::DeviceStatus::HardwareError);
}

// Bytes in a printer's place: what they say of it, whichever of them it left out.
void examineFacts(QByteArrayView bytes)
{
    escpos::RealtimeAnswers answers;
    for (std::size_t i = 0; i < answers.size() && static_cast<qsizetype>(i) < bytes.size(); ++i)
        answers[i] = static_cast<uint8_t>(bytes[static_cast<qsizetype>(i)]);
    examineStatus(escpos::factsOf(answers));
    if (bytes.isEmpty())
        return;
    answers[bytes.size() % answers.size()].reset();
    examineStatus(escpos::factsOf(answers));
    const auto first = static_cast<uint8_t>(bytes[0]);
    mustHold(escpos::paperOf(first) != hal::Supply::Unknown);
    examineStatus(escpos::factsOf(*parseUsbPortStatus(bytes)));
}

qsizetype bytesOf(const escpos::Reply &reply)
{
    if (const auto *status = std::get_if<escpos::AutoStatus>(&reply)) {
        examineStatus(escpos::factsOf(*status));
        return 4;
    }
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
    examineFacts(all);
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
