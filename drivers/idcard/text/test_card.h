// SPDX-License-Identifier: Apache-2.0
// Cards that exist only for tests must open nothing in a hall.
#pragma once

#include <core/result.h>
#include <hal/id_card_record.h>

namespace kiosk::idcard {

// Numbers of the invented region 330199, and photos of the emulator ("TWLT" where WLT data begins).
bool isTestCard(const hal::IdCardRecord &record);

// CardInvalid for a test card in a production build. `production` is the build's own KIOSK_PRODUCTION.
Result<void> admitCard(const hal::IdCardRecord &record, bool production);

} // namespace kiosk::idcard
