// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>
#include <hal/luminance_view.h>

namespace kiosk::v4l2 {

// A camera that hangs often goes on sending its last picture. A living sensor never sends the same one twice, not even
// in the dark, so a picture that stays the same to the bit for two seconds is a fault.
class FrozenPicture {
public:
    // Whether this picture and all before it since `limit` ago were the same.
    bool seen(const hal::LuminanceView &picture, MonotonicTime now);
    void forget() { m_same = false; }

    static constexpr Duration limit = 2s;

private:
    bool m_same = false; // m_print holds
    quint64 m_print = 0;
    MonotonicTime m_since{};
};

// Of every 7th pixel of every 7th row: enough to see noise, 20 times cheaper than all.
quint64 fingerprint(const hal::LuminanceView &picture);

} // namespace kiosk::v4l2
