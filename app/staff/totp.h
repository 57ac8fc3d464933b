// SPDX-License-Identifier: Apache-2.0
// One-time passwords of an authenticator: RFC 6238, steps of 30 s, six digits.
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QDateTime>
#include <optional>

namespace kiosk {

enum class TotpAlgorithm { Sha1, Sha256 };
const char *codeName(TotpAlgorithm algorithm); // "sha1", "sha256"

// RFC 4648 base32, as an authenticator shows a secret; spaces, padding and small letters are taken. Empty: it is none,
// or has fewer than 128 bits (RFC 4226, R6).
std::optional<SensitiveBytes> totpSecret(QByteArrayView base32);

qint64 totpStep(const QDateTime &at);
// RFC 4226 5.3: 31 bits; its last six decimal digits are the code
quint32 totpValue(const SensitiveBytes &secret, TotpAlgorithm algorithm, qint64 step);

// The step that `code` belongs to: this one, the one before or the one after, and later than `lastUsed`. Every step is
// looked at, so that the time taken does not tell which.
std::optional<qint64> matchingStep(const SensitiveBytes &secret, TotpAlgorithm algorithm, const SensitiveBytes &code,
                                   qint64 nowStep, qint64 lastUsed);

} // namespace kiosk
