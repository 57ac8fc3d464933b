// SPDX-License-Identifier: Apache-2.0
// Decoder of the emulator's photos: "WL" 102 126 "TWLT", 16 bytes of picture id, filler. The id becomes a picture made
// here: a grey ground, a head and shoulders whose colours and size come from it. A production build refuses it.
#include <host_process/wlt_plugin.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace {

constexpr std::array<std::uint8_t, 6> head{0x57, 0x4C, 0x66, 0x00, 0x7E, 0x00};
constexpr std::size_t markAt = 8;
constexpr std::size_t idAt = 12;
constexpr std::size_t idSize = 16;

using Colour = std::array<std::uint8_t, 3>;

std::int32_t decode(const std::uint8_t wlt[KIOSK_WLT_SIZE], std::uint8_t rgb[KIOSK_WLT_WIDTH * KIOSK_WLT_HEIGHT * 3])
{
    if (!std::equal(head.begin(), head.end(), wlt) || std::memcmp(wlt + markAt, "TWLT", 4) != 0)
        return 1;
    std::uint32_t hash = 2166136261u; // FNV-1a of the id
    for (std::size_t i = 0; i < idSize; ++i)
        hash = (hash ^ wlt[idAt + i]) * 16777619u;
    const auto shade = [hash](unsigned shift) { return static_cast<std::uint8_t>(64 + (hash >> shift & 0x7F)); };
    const Colour ground{220, 224, 228};
    const Colour skin{shade(0), shade(8), shade(16)};
    const Colour coat{shade(4), shade(12), shade(20)};
    const int radius = 22 + static_cast<int>(hash >> 28 & 7);
    for (int y = 0; y < KIOSK_WLT_HEIGHT; ++y)
        for (int x = 0; x < KIOSK_WLT_WIDTH; ++x) {
            const int fromHead = (x - 51) * (x - 51) + (y - 50) * (y - 50);
            const int fromCoat = (x - 51) * (x - 51) + (y - 126) * (y - 126);
            const auto &colour = fromHead <= radius * radius ? skin : fromCoat <= 45 * 45 ? coat : ground;
            std::copy(colour.begin(), colour.end(), rgb + (y * KIOSK_WLT_WIDTH + x) * 3);
        }
    return 0;
}

constexpr KioskWltPlugin plugin{KIOSK_WLT_ABI, 1, decode};

} // namespace

extern "C" const KioskWltPlugin *kioskWltPlugin() { return &plugin; }
