// SPDX-License-Identifier: Apache-2.0
#include "usb_remains.h"

#include <algorithm>
#include <libusb-1.0/libusb.h>
#include <list>
#include <mutex>

namespace kiosk {

namespace {

struct Kept {
    std::mutex mutex;
    std::list<UsbRemains> all;
};

// Never destroyed: at the end of the process a destructor would wait for the same callback.
Kept &kept()
{
    static auto *const all = new Kept;
    return *all;
}

void dispose(UsbRemains &remains)
{
    remains.in.clear();
    remains.out.clear();
    remains.requests.reset();
    libusb_close(remains.handle); // before its context
    remains.context.reset();
}

} // namespace

bool UsbRemains::areFlying() const
{
    const auto isFlying = [](const auto &pipe) { return pipe->isFlying(); };
    return std::any_of(in.begin(), in.end(), isFlying) || std::any_of(out.begin(), out.end(), isFlying)
        || (requests && requests->isFlying());
}

void keepRemains(UsbRemains remains)
{
    const std::scoped_lock lock(kept().mutex);
    kept().all.push_back(std::move(remains));
}

std::size_t remainsOf(const QString &address)
{
    std::list<UsbRemains> returned;
    std::size_t count = 0;
    {
        const std::scoped_lock lock(kept().mutex);
        for (auto each = kept().all.begin(); each != kept().all.end();) {
            const auto at = each++;
            if (!at->areFlying())
                returned.splice(returned.end(), kept().all, at);
            else
                count += at->address == address ? 1 : 0;
        }
    }
    for (auto &each : returned)
        dispose(each);
    return count;
}

} // namespace kiosk
