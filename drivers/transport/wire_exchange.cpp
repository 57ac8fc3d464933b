// SPDX-License-Identifier: Apache-2.0
#include "wire_exchange.h"

#include <string.h>

namespace kiosk {

void WireExchange::wipe()
{
    for (QByteArray *bytes : {&request, &reply}) {
        if (!bytes->isEmpty())
            explicit_bzero(bytes->data(), static_cast<std::size_t>(bytes->size()));
        bytes->clear();
    }
}

void WireRules::hide(WireExchange &exchange) const
{
    if (redact)
        redact(exchange);
    else
        exchange.wipe();
}

} // namespace kiosk
