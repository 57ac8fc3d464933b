// SPDX-License-Identifier: Apache-2.0
#include <operations/staff_order.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// Whatever a socket brings: an order or a refusal, and what is understood is understood the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    if (const auto order = kiosk::decodedStaffOrder(input)) {
        const auto line = kiosk::encoded(*order);
        if (line) { // a NUL or a line's end inside is read and never written
            const auto again = kiosk::decodedStaffOrder(line->view());
            if (!again || again->deed != order->deed || again->subject != order->subject
                || again->people.size() != order->people.size())
                std::abort();
        }
    } else if (order.error().code != kiosk::ErrorCode::InvalidInput) {
        std::abort();
    }
    if (const auto answer = kiosk::decodedStaffAnswer(input)) {
        const auto again = kiosk::decodedStaffAnswer(kiosk::encoded(*answer));
        if (!again || (answer->text.isValidUtf16() && again->text != answer->text))
            std::abort();
    }
    return 0;
}
