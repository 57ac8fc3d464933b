// SPDX-License-Identifier: Apache-2.0
#include "totp.h"

#include <QtEndian>
#include <algorithm>
#include <array>
#include <openssl/hmac.h>

namespace kiosk {
namespace {

constexpr qint64 StepSeconds = 30;
constexpr qsizetype Digits = 6;
constexpr quint32 Modulus = 1'000'000;
constexpr qsizetype LeastSecretBytes = 16;

int base32Value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a';
    return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
}

// Empty unless it is six digits.
std::optional<quint32> number(QByteArrayView code)
{
    if (code.size() != Digits || !std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    quint32 value = 0;
    for (const char c : code)
        value = value * 10 + static_cast<quint32>(c - '0');
    return value;
}

} // namespace

const char *codeName(TotpAlgorithm algorithm) { return algorithm == TotpAlgorithm::Sha1 ? "sha1" : "sha256"; }

std::optional<SensitiveBytes> totpSecret(QByteArrayView base32)
{
    QByteArray bytes;
    bytes.reserve(base32.size()); // never moved, so no piece of it stays behind
    quint32 held = 0;
    int bits = 0;
    bool good = true;
    for (const char c : base32) {
        if (c == ' ' || c == '=' || c == '\n' || c == '\r')
            continue;
        const int value = base32Value(c);
        good = good && value >= 0;
        held = (held << 5 | static_cast<quint32>(value & 31)) & 0xFFFF;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.append(static_cast<char>(held >> bits));
        }
    }
    SensitiveBytes secret(std::move(bytes));
    if (!good || secret.size() < LeastSecretBytes)
        return std::nullopt;
    return secret;
}

qint64 totpStep(const QDateTime &at) { return at.toSecsSinceEpoch() / StepSeconds; }

quint32 totpValue(const SensitiveBytes &secret, TotpAlgorithm algorithm, qint64 step)
{
    const quint64 counter = qToBigEndian(static_cast<quint64>(step));
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int size = 0;
    HMAC(algorithm == TotpAlgorithm::Sha1 ? EVP_sha1() : EVP_sha256(), secret.view().data(),
         static_cast<int>(secret.size()), reinterpret_cast<const unsigned char *>(&counter), sizeof counter, mac.data(),
         &size);
    const std::size_t offset = size > 0 ? mac[size - 1] & 0xF : 0; // RFC 4226 5.3
    return qFromBigEndian<quint32>(mac.data() + offset) & 0x7FFFFFFF;
}

std::optional<qint64> matchingStep(const SensitiveBytes &secret, TotpAlgorithm algorithm, const SensitiveBytes &code,
                                   qint64 nowStep, qint64 lastUsed)
{
    const std::optional<quint32> given = number(code.view());
    std::optional<qint64> found;
    for (const qint64 step : {nowStep - 1, nowStep, nowStep + 1}) {
        const bool same = totpValue(secret, algorithm, step) % Modulus == given;
        if (same && step > lastUsed && !found)
            found = step;
    }
    return found;
}

} // namespace kiosk
