// SPDX-License-Identifier: Apache-2.0
#include "frozen_picture.h"

namespace kiosk::v4l2 {

bool FrozenPicture::seen(const hal::LuminanceView &picture, MonotonicTime now)
{
    const auto print = fingerprint(picture);
    if (!m_same || print != m_print) {
        m_same = true;
        m_print = print;
        m_since = now;
    }
    return now - m_since >= limit;
}

quint64 fingerprint(const hal::LuminanceView &picture)
{
    constexpr int step = 7;
    constexpr quint64 fnvOffset = 14695981039346656037ULL; // FNV-1a, 64 bits
    constexpr quint64 fnvPrime = 1099511628211ULL;
    quint64 print = fnvOffset;
    for (int y = 0; y < picture.height; y += step) {
        const auto *const row = picture.bytes + y * picture.stride;
        for (int x = 0; x < picture.width; x += step)
            print = (print ^ row[x]) * fnvPrime;
    }
    return print;
}

} // namespace kiosk::v4l2
