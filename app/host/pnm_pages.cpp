// SPDX-License-Identifier: Apache-2.0
#include "pnm_pages.h"

#include <charconv>
#include <optional>

namespace kiosk::host {
namespace {

// A number of a PNM header and the one byte of white space behind it.
std::optional<std::uint32_t> takeNumber(QByteArrayView &rest)
{
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(rest.begin(), rest.end(), number);
    if (error != std::errc() || end == rest.end() || (*end != '\n' && *end != ' '))
        return {};
    rest = rest.sliced(end - rest.begin() + 1);
    return number;
}

} // namespace

Parts decodePages(QByteArrayView stream, HostPart::Kind kind)
{
    std::vector<HostPart> pages;
    const QByteArrayView magic(kind == HostPart::Kind::Rgb ? "P6\n" : "P5\n");
    while (!stream.isEmpty()) {
        if (!stream.startsWith(magic))
            return fail(ErrorCode::DeviceFault, QStringLiteral("page %1: no PNM").arg(pages.size() + 1));
        stream = stream.sliced(magic.size());
        HostPart page{kind, 0, 0, {}};
        const auto width = takeNumber(stream);
        const auto height = width ? takeNumber(stream) : std::nullopt;
        const auto depth = height ? takeNumber(stream) : std::nullopt;
        if (!depth || *depth != 255 || *width == 0 || *width > mostEdge || *height == 0 || *height > mostEdge)
            return fail(ErrorCode::DeviceFault, QStringLiteral("page %1: header").arg(pages.size() + 1));
        page.width = *width;
        page.height = *height;
        const auto size = static_cast<qsizetype>(*width) * *height * channelsOf(kind);
        if (size > stream.size())
            return fail(ErrorCode::DeviceFault, QStringLiteral("page %1: broken off").arg(pages.size() + 1));
        page.bytes = SensitiveBytes(stream.first(size));
        stream = stream.sliced(size);
        pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace kiosk::host
