// SPDX-License-Identifier: Apache-2.0
// The card a person of the staff shows. Lists and files hold its digest only.
#pragma once

#include <core/sensitive.h>

#include <QByteArray>

namespace kiosk {

struct StaffCard {
    enum class Kind { Serial, Number };
    Kind kind = Kind::Serial;
    SensitiveText value; // the chip's serial number in hexadecimal digits, or the number on the card

    StaffCard clone() const { return {kind, value.clone()}; }
};

// HMAC-SHA-256 under the list's card key of "serial:04A1B2C3" or "number:...": letters and digits only, letters large.
// Without the key nobody can try all cards against a digest.
QByteArray cardDigest(const QByteArray &cardKey, const StaffCard &card);

} // namespace kiosk
