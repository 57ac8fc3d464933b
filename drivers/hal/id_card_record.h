// SPDX-License-Identifier: Apache-2.0
// What an ID card says, field by field (GA/T 490 text block). Move-only: it is a citizen.
#pragma once

#include <core/sensitive.h>

#include <QDate>
#include <optional>

namespace kiosk::hal {

// Unit at offset 248 of the text block: space, J, I, Y.
enum class IdCardKind { Resident, HkMacauTaiwanResident, Foreigner2017, Foreigner2023 };
const char *codeName(IdCardKind kind);

enum class Sex { Unknown, Male, Female, NotStated };

struct IdCardRecord {
    IdCardKind kind = IdCardKind::Resident;
    SensitiveText name;        // Chinese name; foreigners may have none
    SensitiveText englishName; // foreigners only
    Sex sex = Sex::Unknown;
    QString ethnicCode;  // GB/T 3304, residents only; raw, an unknown code is kept
    QString nationality; // GB/T 2659 three letters, foreigners only
    QDate birth;         // invalid when the card's field is not a date
    SensitiveText address;
    SensitiveText number; // 18 characters, 15 on foreigner 2017 cards
    SensitiveText issuingOffice;
    QDate validFrom;
    std::optional<QDate> validTo; // empty: long-term (长期)
    SensitiveText passNumber;     // travel permit, J only
    SensitiveBytes photoWlt;      // 1024 bytes as read; empty when the card has none
    SensitiveBytes fingerprint;   // 0, 512 or 1024 bytes, never interpreted
};

} // namespace kiosk::hal
