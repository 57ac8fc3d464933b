// SPDX-License-Identifier: Apache-2.0
#include "id_card_record.h"

namespace kiosk::hal {

const char *codeName(IdCardKind kind)
{
    switch (kind) {
    case IdCardKind::Resident: return "resident";
    case IdCardKind::HkMacauTaiwanResident: return "hk-macau-taiwan-resident";
    case IdCardKind::Foreigner2017: return "foreigner-2017";
    case IdCardKind::Foreigner2023: return "foreigner-2023";
    }
    Q_UNREACHABLE();
    return "";
}

} // namespace kiosk::hal
