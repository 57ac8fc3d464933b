// SPDX-License-Identifier: Apache-2.0
// Input reports of HID POS bar code scanners (usage page 8C, usage 02). The usual one has 64 bytes:
//   02 | count, up to 56 | AIM id, 3 | data, padded with zeros, 56 | vendor's symbology | reserved | bit 0: more
//   follows
// and where a model puts what is its Layout.
#pragma once

#include "hidpos_layout.h"

#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <cstdint>
#include <optional>

namespace kiosk::hidpos {

inline constexpr qsizetype mostText = 4096; // of one series; far more than a text may have

struct Report {
    std::array<char, aimIdSize> aimId{};
    QByteArrayView data; // into the bytes
    bool more = false;
};
// BadFrame: another size, id, or a count beyond the data.
Result<Report> decodeReport(QByteArrayView bytes, const Layout &layout = usualLayout());

// Puts a series together. Reports carry no number, so a series whose end or another part is missing is given up by
// time: forget().
class SeriesCollector {
public:
    ~SeriesCollector() { forget(); }
    // True when the series is whole: aimId() and text() until forget() or the next series. A series of another AIM id
    // begins anew; what is longer than mostText is kept one byte too long, so that it is refused.
    bool add(const Report &report);
    // A report that cannot be: what comes until forget() may be the rest of its series and counts no more.
    void spoil();
    void forget();                         // overwrites
    bool isOpen() const { return m_open; } // a spoilt one is, too
    bool isSpoilt() const { return m_spoilt; }
    QByteArrayView aimId() const { return {m_aimId.data(), aimIdSize}; }
    QByteArrayView text() const { return {m_text.data(), m_size}; }

private:
    std::array<char, aimIdSize> m_aimId{};
    std::array<char, mostText + 1> m_text{};
    qsizetype m_size = 0;
    bool m_open = false;
    bool m_spoilt = false;
};

} // namespace kiosk::hidpos
