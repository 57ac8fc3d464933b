// SPDX-License-Identifier: Apache-2.0
// Where a scanner puts what into its input reports: read from its report descriptor (HID 1.11, 6.2.2), so that a model
// which orders the fields differently is read as well.
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <cstdint>
#include <optional>

namespace kiosk::hidpos {

inline constexpr qsizetype aimIdSize = 3;
inline constexpr qsizetype mostReport = 1024; // bytes; no scanner comes near

// In bytes from the beginning of what a read() gives, report id included.
struct Layout {
    std::optional<std::uint8_t> reportId; // none: the device numbers no reports
    qsizetype size = 0;
    std::optional<qsizetype> count; // how many bytes of data count; none: up to the first NUL
    std::array<qsizetype, aimIdSize> aimId{};
    qsizetype data = 0;
    qsizetype dataSize = 0;
    std::optional<qsizetype> moreBit; // from the beginning, in bits; none: a series is one report

    friend bool operator==(const Layout &, const Layout &) = default;
};

// What most scanners use, and what is taken when the descriptor cannot be read: 02 | count | AIM id | 56 data | 2 |
// more.
Layout usualLayout();

// The first input report with decoded data (usage page 8C, usage FE) in a collection "bar code scanner" (usage 02).
// Unsupported when there is none: a scanner in keyboard mode, a scale, or another device. BadFrame for a descriptor
// that breaks off or places fields where they cannot be.
Result<Layout> layoutOf(QByteArrayView reportDescriptor);

// HIDIOCGRDESC; empty when the node knows no such call (a pseudo terminal, a bridge to one). NoDevice or LinkBroken for
// any other error. BadFrame for an impossible size.
Result<QByteArray> reportDescriptorOf(int hidraw);

} // namespace kiosk::hidpos
