// SPDX-License-Identifier: Apache-2.0
// Numbers of organisations and licences that carry a check sign. Pure functions; nothing here keeps what it is shown.
#pragma once

#include <QString>
#include <QStringView>
#include <optional>

namespace kiosk {

// Unified social credit code, GB 32100-2015: 18 signs, the last is the MOD 31 check of the others.
bool creditCodeHolds(QStringView creditCode);
// Its first two signs are a register and a kind of organisation that exist.
bool creditCodeBegins(QStringView creditCode);

// Identifier of an electronic licence, GB/T 36904-2018, as its code shows it:
// 1.2.156.3005.2.<type>.<credit code of the issuer>.<serial>.<version>.<check>.
struct LicenceId {
    QString type; // who made the type, and three digits; published ones have 17 or 18 signs before these
    QString issuer;
    QString serial;
    QString version;
};
// Empty when the form, the issuer's check sign or its own (ISO 7064 MOD 37,36) is wrong.
std::optional<LicenceId> parseLicenceId(QStringView text);

// "12", "12.5", "-3" in ten-thousandths, so that amounts compare exactly; empty for anything else, or with more digits
// after the point than `decimals` (at most 4).
std::optional<qint64> parseDecimal(QStringView text, int decimals = 4);

} // namespace kiosk
