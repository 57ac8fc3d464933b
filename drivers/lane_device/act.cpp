// SPDX-License-Identifier: Apache-2.0
#include "act.h"

#include "reset_ration.h"

#include <algorithm>
#include <climits>
#include <poll.h>

namespace kiosk::hal {

Result<void> Act::goOn() const
{
    lane.beat();
    if (cancel.isCancelled())
        return fail(ErrorCode::Cancelled);
    if (deadline.passed(clock))
        return fail(ErrorCode::TimedOut);
    return {};
}

Result<void> Act::pause(Duration span) const
{
    const auto until = clock.now() + span;
    while (true) {
        KIOSK_TRY(goOn());
        const auto now = clock.now();
        if (now >= until)
            return {};
        // a slice, so that a long pause keeps giving signs of life
        const auto wait = std::min({until - now, deadline.left(clock).value_or(1s), Duration(1s)});
        pollfd stop{cancel.descriptor(), POLLIN, 0};
        ::poll(&stop, 1, static_cast<int>(wait.count()));
    }
}

Result<void> Act::takeReset() const
{
    if (ration.take(clock.now()))
        return {};
    device.setDevice(DeviceStatus::HardwareError);
    device.setVendorCode(QStringLiteral("reset-ration"));
    log.error("device.reset-refused", {{"action", codeName(ErrorAction::Maintenance)}});
    return fail(ErrorCode::TooManyRequests, QStringLiteral("reset: 3 in 10 minutes"));
}

} // namespace kiosk::hal
