// SPDX-License-Identifier: Apache-2.0
#include "usb_arrival.h"

namespace kiosk {

UsbArrival::UsbArrival()
{
    if (auto made = UsbContext::make())
        m_context = std::move(*made);
    if (m_context)
        m_context->ringOnArrival(m_arrived);
}

bool UsbArrival::arrived()
{
    m_arrived.clear();
    return true;
}

} // namespace kiosk
