// SPDX-License-Identifier: Apache-2.0
#include "wlt_task.h"

#include <algorithm>
#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>

namespace kiosk::host {
namespace {

#ifdef KIOSK_PRODUCTION
constexpr bool production = true;
#else
constexpr bool production = false;
#endif

constexpr std::size_t pictureSize = std::size_t(KIOSK_WLT_WIDTH) * KIOSK_WLT_HEIGHT * 3;

// Memory whose last byte is followed by a page that may not be touched: a decoder that writes too much dies there.
std::uint8_t *guardedPicture()
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto room = (pictureSize + page - 1) / page * page;
    void *block = ::mmap(nullptr, room + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED)
        return nullptr;
    auto *bytes = static_cast<std::uint8_t *>(block);
    return ::mprotect(bytes + room, page, PROT_NONE) == 0 ? bytes + room - pictureSize : nullptr;
}

Parts decode(QByteArrayView input, const std::vector<QByteArray> &arguments)
{
    if (arguments.size() != 1 || input.size() != KIOSK_WLT_SIZE)
        return fail(ErrorCode::InvalidInput, QStringLiteral("wlt"));
    if (::access(arguments.front().constData(), R_OK) != 0)
        return fail(ErrorCode::NotFound, QStringLiteral("plug-in"));
    void *library = ::dlopen(arguments.front().constData(), RTLD_NOW | RTLD_LOCAL);
    void *symbol = library ? ::dlsym(library, KIOSK_WLT_SYMBOL) : nullptr;
    const auto *plugin = symbol ? reinterpret_cast<KioskWltEntry>(symbol)() : nullptr;
    if (!plugin)
        return fail(ErrorCode::Unsupported, QStringLiteral("no plug-in"));
    KIOSK_TRY(admitPlugin(*plugin, production));
    auto *rgb = guardedPicture();
    if (!rgb)
        return fail(ErrorCode::Internal, QStringLiteral("memory"));
    if (plugin->decode(reinterpret_cast<const std::uint8_t *>(input.data()), rgb) != 0)
        return fail(ErrorCode::DeviceFault, QStringLiteral("no picture"));
    std::vector<HostPart> parts;
    parts.push_back({HostPart::Kind::Rgb, KIOSK_WLT_WIDTH, KIOSK_WLT_HEIGHT,
                     SensitiveBytes(QByteArrayView(rgb, static_cast<qsizetype>(pictureSize)))});
    return parts;
}

} // namespace

Task wltTask() { return {"wlt", {512 * 1024 * 1024, 5}, decode}; }

Result<void> admitPlugin(const KioskWltPlugin &plugin, bool inProduction)
{
    if (plugin.abi != KIOSK_WLT_ABI || !plugin.decode)
        return fail(ErrorCode::Unsupported, QStringLiteral("abi %1").arg(plugin.abi));
    if (inProduction && plugin.isTestDecoder)
        return fail(ErrorCode::Unsupported, QStringLiteral("test decoder in a production build"));
    return {};
}

} // namespace kiosk::host
