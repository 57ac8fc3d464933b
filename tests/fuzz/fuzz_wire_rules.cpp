// SPDX-License-Identifier: Apache-2.0
#include <escpos/escpos_wire_rules.h>
#include <hidpos/hidpos_wire_rules.h>
#include <sdt/sdt_wire_rules.h>
#include <serial/gm65_wire_rules.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

// What is hidden once stays as it is when it is hidden again: replay looks requests up that way.
void check(const kiosk::WireRules &rules, const QByteArray &request, const QByteArray &reply)
{
    kiosk::WireExchange once{{}, {}, request, reply};
    rules.hide(once);
    kiosk::WireExchange twice = once;
    rules.hide(twice);
    if (once.request != twice.request || once.reply.size() > reply.size())
        std::abort();
    if (rules.isWhole)
        (void)rules.isWhole(request);
    if (rules.adapt)
        rules.adapt(request, once.reply);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    if (size < 1)
        return 0;
    const QByteArrayView input(bytes + 1, static_cast<qsizetype>(size - 1));
    const auto cut = qMin<qsizetype>(bytes[0], input.size()); // where the answer begins
    const QByteArray request = input.first(cut).toByteArray();
    const QByteArray reply = input.sliced(cut).toByteArray();
    for (const auto &rules :
         {kiosk::sdt::wireRules(), kiosk::escpos::wireRules(), kiosk::gm65::wireRules(), kiosk::hidpos::wireRules()})
        check(rules, request, reply);
    return 0;
}
