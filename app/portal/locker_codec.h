// SPDX-License-Identifier: Apache-2.0
// JSON of the calls about lockers, under the rules of portal_codec.h.
#pragma once

#include "locker_portal.h"

namespace kiosk::locker_codec {

// Also InvalidInput: of another reservation, or of another cell. `cell` empty: any.
Result<LockerStanding> standing(const QByteArray &json, ReservationId reservation, const QString &cell);

} // namespace kiosk::locker_codec
