// SPDX-License-Identifier: Apache-2.0
// PINs of the staff: Argon2id (RFC 9106) in its encoded form, $argon2id$v=19$m=65536,t=3,p=1$salt$hash.
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QByteArray>

namespace kiosk {

struct PinHashCost {
    quint32 memoryKiB = 65536;
    quint32 passes = 3;
    quint32 lanes = 1;
};

// Null when the string can be checked against here; otherwise one sentence. Below 19 MiB and 2 passes it is too weak,
// above 128 MiB, 10 passes, 4 lanes or 512 MiB in all passes it would hold the terminal up.
const char *pinHashFault(QByteArrayView encoded);

// Whether the PIN fits. Takes about a quarter of a second and the hash's memory: never on the GUI thread. InvalidInput:
// pinHashFault says why. Internal: no memory.
Result<bool> pinFits(QByteArrayView encoded, const SensitiveBytes &pin);

// For the one who chooses a PIN: 6 to 12 digits, not all the same, no run up or down. Null, or one sentence.
const char *pinFault(QByteArrayView pin);

// With a fresh salt of 16 bytes. InvalidInput: pinFault says why.
Result<QByteArray> hashPin(const SensitiveBytes &pin, PinHashCost cost = {});

} // namespace kiosk
