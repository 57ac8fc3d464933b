// SPDX-License-Identifier: Apache-2.0
#include "hidpos_wire_rules.h"

#include "hidpos_reports.h"

#include <algorithm>
#include <string.h>
#include <text/hidden_text.h>

namespace kiosk::hidpos {
namespace {

// "]", letter, modifier; or zeros, when the scanner sends none. Anything else is perhaps a text.
bool isAimId(const std::array<char, aimIdSize> &id)
{
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto isModifier = [&](char c) { return (c >= '0' && c <= '9') || isLetter(c); };
    return id == std::array<char, aimIdSize>{} || (id[0] == ']' && isLetter(id[1]) && isModifier(id[2]));
}

// False: what this is, is not known.
bool hide(std::span<char> bytes, const Layout &layout)
{
    const auto report = decodeReport(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())), layout);
    if (!report || !isAimId(report->aimId))
        return false;
    const auto count = static_cast<std::size_t>(report->data.size());
    const auto fromData = bytes.subspan(static_cast<std::size_t>(layout.data));
    scanner::hideText(fromData.first(count));
    const auto padding = fromData.subspan(count); // may hold what was read before
    std::fill(padding.begin(), padding.end(), '\0');
    bytes.back() = report->more ? 1 : 0;
    return true;
}

void redact(WireExchange &exchange)
{
    const Layout layout = usualLayout();
    QByteArray reply = std::exchange(exchange.reply, {});
    exchange.wipe();
    qsizetype kept = 0;
    for (qsizetype at = 0; at + layout.size <= reply.size(); at += layout.size) {
        if (!hide(std::span(reply.data() + at, static_cast<std::size_t>(layout.size)), layout))
            continue;
        std::copy_n(reply.constData() + at, layout.size, reply.data() + kept);
        kept += layout.size;
    }
    if (kept < reply.size())
        explicit_bzero(reply.data() + kept, static_cast<std::size_t>(reply.size() - kept));
    reply.truncate(kept);
    exchange.reply = std::move(reply);
}

} // namespace

WireRules wireRules() { return {redact, {}, {}, 0ms}; }

} // namespace kiosk::hidpos
