// SPDX-License-Identifier: Apache-2.0
#include "ids.h"

#include <QRandomGenerator>
#include <QtEndian>

namespace kiosk {

QUuid makeUuid7(const Clock &clock)
{
    // unix_ts_ms (48) | ver 7 (4) | rand_a (12) | var 2 (2) | rand_b (62)
    quint64 words[2];
    QRandomGenerator::system()->generate(reinterpret_cast<quint32 *>(words), reinterpret_cast<quint32 *>(words + 2));
    const auto ms = static_cast<quint64>(clock.wall().toMSecsSinceEpoch());
    words[0] = (ms << 16) | 0x7000U | (words[0] & 0x0FFFU);
    words[1] = (words[1] & 0x3FFFFFFFFFFFFFFFULL) | 0x8000000000000000ULL;
    uchar bytes[16];
    qToBigEndian(words[0], bytes);
    qToBigEndian(words[1], bytes + 8);
    return QUuid::fromRfc4122(QByteArrayView(bytes, sizeof bytes));
}

} // namespace kiosk
