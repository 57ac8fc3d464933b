// SPDX-License-Identifier: Apache-2.0
#include <transport/usb_device_id.h>
#include <transport/usb_port_status.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

// Whatever a printer calls itself may go into a report: a text, not empty, printable, no longer than what came.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView answer(bytes, static_cast<qsizetype>(size));
    if (kiosk::parseUsbPortStatus(answer).has_value() != (size > 0))
        std::abort();
    const auto text = kiosk::parseUsbDeviceId(answer);
    if (!text)
        return 0;
    const bool printable = std::all_of(text->begin(), text->end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    if (text->isEmpty() || text->size() + 2 > static_cast<qsizetype>(size) || !printable)
        std::abort();
    return 0;
}
