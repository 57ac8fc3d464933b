// SPDX-License-Identifier: Apache-2.0
// Decoders as closed vendor code may be: built once for each WAY.
#include <host_process/wlt_plugin.h>

#include <csignal>
#include <cstdint>
#include <cstring>
#include <unistd.h>

namespace {

enum Ways { crash, hang, refuse, overflow, babble, wrongabi };
constexpr std::size_t PictureSize = std::size_t(KIOSK_WLT_WIDTH) * KIOSK_WLT_HEIGHT * 3;

std::int32_t decode(const std::uint8_t *, std::uint8_t *rgb)
{
    switch (WAY) {
    case crash: std::raise(SIGSEGV); break;
    case hang:
        while (true)
            ::pause();
    case overflow: std::memset(rgb, 0x55, PictureSize + 8192); break;
    case babble: // into whatever it finds open, the answer's way out included
        for (int fd = 0; fd < 256; ++fd)
            if (::write(fd, "libwlt: licence expires tomorrow\n", 33) < 0)
                continue;
        break;
    default: break;
    }
    return WAY == refuse ? -1 : 0;
}

constexpr KioskWltPlugin plugin{WAY == wrongabi ? KIOSK_WLT_ABI + 1 : KIOSK_WLT_ABI, 0, decode};

} // namespace

extern "C" const KioskWltPlugin *kioskWltPlugin() { return &plugin; }
