// SPDX-License-Identifier: Apache-2.0
#include "pin_hash.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <argon2.h>
#include <array>

namespace kiosk {
namespace {

constexpr quint32 LeastMemoryKiB = 19 * 1024;
constexpr quint32 LeastPasses = 2;
constexpr quint32 MostMemoryKiB = 128 * 1024;
constexpr quint32 MostPasses = 10;
constexpr quint32 MostLanes = 4;
constexpr quint32 MostWorkKiB = 512 * 1024; // memory times passes: half a second on a small machine
constexpr std::size_t SaltBytes = 16;
constexpr std::size_t HashBytes = 32;

// 16 bytes of salt or more, 32 of hash: the library takes less, and would compare a hash of four bytes
const QRegularExpression &shape()
{
    static const QRegularExpression whole(QRegularExpression::anchoredPattern(
        QStringLiteral("\\$argon2id\\$v=19\\$m=([1-9]\\d{0,6}),t=([1-9]\\d{0,2}),p=([1-9]\\d?)"
                       "\\$[A-Za-z0-9+/]{22,86}\\$[A-Za-z0-9+/]{43}")));
    return whole;
}

bool isRun(QByteArrayView pin, int step)
{
    for (qsizetype i = 1; i < pin.size(); ++i) {
        if (pin[i] - pin[i - 1] != step)
            return false;
    }
    return true;
}

} // namespace

const char *pinHashFault(QByteArrayView encoded)
{
    constexpr auto unread = "is not an Argon2id hash in its encoded form";
    if (encoded.size() > 256)
        return unread;
    const auto found = shape().match(QString::fromLatin1(encoded));
    if (!found.hasMatch())
        return unread;
    const quint32 memory = found.captured(1).toUInt();
    const quint32 passes = found.captured(2).toUInt();
    const quint32 lanes = found.captured(3).toUInt();
    if (memory < LeastMemoryKiB || passes < LeastPasses)
        return "is a hash that costs an attacker too little";
    if (memory > MostMemoryKiB || passes > MostPasses || lanes > MostLanes || memory * passes > MostWorkKiB)
        return "is a hash that would hold the terminal up";
    return nullptr;
}

Result<bool> pinFits(QByteArrayView encoded, const SensitiveBytes &pin)
{
    if (const char *fault = pinHashFault(encoded))
        return fail(ErrorCode::InvalidInput, QLatin1String(fault));
    const QByteArray text = encoded.toByteArray(); // ends with a zero
    const int verdict
        = argon2id_verify(text.constData(), pin.view().data(), static_cast<std::size_t>(pin.view().size()));
    if (verdict == ARGON2_OK || verdict == ARGON2_VERIFY_MISMATCH)
        return verdict == ARGON2_OK;
    return fail(ErrorCode::Internal, QLatin1String(argon2_error_message(verdict)));
}

const char *pinFault(QByteArrayView pin)
{
    const bool digits = std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || pin.size() < 6 || pin.size() > 12)
        return "A PIN has 6 to 12 digits.";
    if (isRun(pin, 0) || isRun(pin, 1) || isRun(pin, -1))
        return "This PIN is among the first that anybody tries.";
    return nullptr;
}

Result<QByteArray> hashPin(const SensitiveBytes &pin, PinHashCost cost)
{
    if (const char *fault = pinFault(pin.view()))
        return fail(ErrorCode::InvalidInput, QLatin1String(fault));
    std::array<quint32, SaltBytes / sizeof(quint32)> salt{};
    QRandomGenerator::system()->fillRange(salt.data(), static_cast<qsizetype>(salt.size()));
    std::array<char, 256> encoded{};
    const int verdict = argon2id_hash_encoded(cost.passes, cost.memoryKiB, cost.lanes, pin.view().data(),
                                              static_cast<std::size_t>(pin.view().size()), salt.data(), SaltBytes,
                                              HashBytes, encoded.data(), encoded.size());
    if (verdict != ARGON2_OK)
        return fail(ErrorCode::Internal, QLatin1String(argon2_error_message(verdict)));
    return QByteArray(encoded.data());
}

} // namespace kiosk
