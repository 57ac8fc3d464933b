// SPDX-License-Identifier: Apache-2.0
#include "escpos_wire_rules.h"

#include "escpos_frames.h"

#include <algorithm>

namespace kiosk::escpos {
namespace {

constexpr ProcessId sameId{'0', '0', '0', '0'};

struct Kept { // a command that says nothing of a receipt
    QByteArray head;
    qsizetype size;
};
const QList<Kept> &keptCommands()
{
    static const QList<Kept> table{{requestProcessId(sameId).first(7), 11},
                                   {requestPaper(), 3},
                                   {requestRealtime(1).first(2), 3},
                                   {recoverAndDiscard().first(2), 3},
                                   {requestName(NameOf::Firmware).first(2), 3},
                                   {autoStatus(0).first(2), 3},
                                   {initialise(), 2}};
    return table;
}

qsizetype keptAt(QByteArrayView bytes)
{
    for (const Kept &kept : keptCommands())
        if (bytes.size() >= kept.size && bytes.startsWith(kept.head))
            return kept.size;
    return 0;
}

// Behind the first byte that is no kept command a receipt runs, whatever stands in it, up to the questions of its end.
qsizetype endOfReceipt(QByteArrayView bytes)
{
    const qsizetype id = bytes.lastIndexOf(keptCommands().front().head);
    if (id >= 0)
        return id;
    return bytes.endsWith(requestPaper()) ? bytes.size() - requestPaper().size() : bytes.size();
}

QByteArray hiddenRequest(QByteArrayView request)
{
    QByteArray out;
    while (!request.isEmpty()) {
        const auto size = keptAt(request);
        if (size == 0) { // outside a receipt it is the rest of one that broke off
            const auto next = out.contains(initialise()) ? -1 : request.indexOf(initialise());
            const auto rest = next >= 0 ? next : endOfReceipt(request);
            request = request.sliced(rest);
            if (keptAt(request) == 0)
                break;
            continue;
        }
        out += request.first(size);
        if (size == requestProcessId(sameId).size())
            std::ranges::copy(sameId, out.end() - static_cast<qsizetype>(sameId.size()));
        request = request.sliced(size);
    }
    return out;
}

qsizetype idIn(const QByteArray &reply)
{
    const auto at = reply.indexOf(QByteArray(1, ProcessIdBlock) + static_cast<char>(ProcessIdMark));
    return at >= 0 && at + 2 + static_cast<qsizetype>(sameId.size()) < reply.size() ? at + 2 : -1;
}

void redact(WireExchange &exchange)
{
    exchange.request = hiddenRequest(exchange.request);
    if (const auto id = idIn(exchange.reply); id >= 0)
        std::ranges::copy(sameId, exchange.reply.begin() + id);
}

// A receipt goes out in pieces, and the printer may speak in between.
bool isWhole(QByteArrayView request)
{
    if (keptAt(request) == 0 || !request.contains(initialise()))
        return true;
    const auto endsWith = [&](const Kept &kept) {
        return request.size() >= kept.size && request.last(kept.size).startsWith(kept.head);
    };
    return std::any_of(keptCommands().begin(), keptCommands().end() - 1, endsWith);
}

void adapt(QByteArrayView request, QByteArray &reply)
{
    const auto &[head, size] = keptCommands().front();
    const auto asked = request.lastIndexOf(head);
    const auto id = idIn(reply);
    if (asked >= 0 && asked + size <= request.size() && id >= 0)
        std::ranges::copy(request.sliced(asked, size).sliced(head.size()), reply.begin() + id);
}

} // namespace

WireRules wireRules() { return {redact, isWhole, adapt}; }

} // namespace kiosk::escpos
