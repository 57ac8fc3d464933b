// SPDX-License-Identifier: Apache-2.0
// Whoever put the card down, as a case and a correction have them.
#pragma once

#include <cases/case_draft.h>
#include <hal/id_card_reader.h>

namespace kiosk {

// Without a phone: that is an answer.
inline CaseCitizen citizenOn(const hal::IdCardRecord &card)
{
    CaseCitizen citizen;
    citizen.name = card.name.isEmpty() ? card.englishName.clone() : card.name.clone();
    citizen.number = card.number.clone();
    citizen.kind = QString::fromLatin1(hal::codeName(card.kind));
    citizen.birth = SensitiveText(card.birth.toString(Qt::ISODate));
    citizen.address = card.address.clone();
    return citizen;
}

} // namespace kiosk
