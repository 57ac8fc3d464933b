// SPDX-License-Identifier: Apache-2.0
#include <core/clock.h>
#include <transport/port_address.h>

#include <cstdint>
#include <cstdlib>

using namespace kiosk;

// A port is refused with a reason or means the same when it is written down and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static const auto clock = std::make_shared<SystemClock>();
    const auto address = parsePortAddress(QString::fromUtf8(reinterpret_cast<const char *>(bytes), qsizetype(size)));
    if (!address) {
        if (address.error().code != ErrorCode::BadConfig || address.error().context.isEmpty())
            std::abort();
        return 0;
    }
    const auto again = parsePortAddress(toString(*address));
    if (!again || *again != *address)
        std::abort();
    const auto transport = makeTransport(*address, clock); // made, not opened
    if (transport->address().isEmpty() || (arrivalPath(*address).isEmpty() == (address->index() == 0)))
        std::abort();
    return 0;
}
