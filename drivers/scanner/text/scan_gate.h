// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>

#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <optional>

namespace kiosk::scanner {

// Lets reads through one at a time: the same bytes within 2 s are one scan, and not more than 3 count in a second.
// Keeps a salted hash of the last one, never its text. For one thread.
class ScanGate {
public:
    ScanGate();

    enum class Verdict { Counts, Repeated, TooMany };
    Verdict judge(QByteArrayView raw, MonotonicTime now);

    static constexpr Duration sameFor = 2s;
    static constexpr Duration rateSpan = 1s;
    static constexpr std::size_t rateLimit = 3;

private:
    QByteArray m_salt;
    QByteArray m_last; // hash of the last that counted
    MonotonicTime m_lastAt{};
    std::array<std::optional<MonotonicTime>, rateLimit> m_counted; // the last ones, as a ring
    std::size_t m_oldest = 0;
};

} // namespace kiosk::scanner
