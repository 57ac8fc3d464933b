// SPDX-License-Identifier: Apache-2.0
#include "wlt_photo.h"

#include "wlt_plugin.h"

namespace kiosk {

static_assert(IdPhoto::width == KIOSK_WLT_WIDTH && IdPhoto::height == KIOSK_WLT_HEIGHT);

Result<IdPhoto> decodeWltPhoto(const HostProcess &host, const QString &plugin, QByteArrayView wlt,
                               const host::ChildCall &call)
{
    if (plugin.isEmpty())
        return fail(ErrorCode::Unsupported, QStringLiteral("wlt: no plug-in configured"));
    if (wlt.size() != KIOSK_WLT_SIZE)
        return fail(ErrorCode::InvalidInput, QStringLiteral("wlt: photo of %1 bytes").arg(wlt.size()));
    auto parts = KIOSK_TRY(host.run({"wlt", {plugin.toUtf8()}, 64 * 1024}, wlt, call));
    if (parts.size() != 1 || parts.front().kind != host::HostPart::Kind::Rgb || parts.front().width != IdPhoto::width
        || parts.front().height != IdPhoto::height)
        return fail(ErrorCode::DeviceFault, QStringLiteral("wlt: another picture than promised"));
    return IdPhoto{std::move(parts.front().bytes)};
}

} // namespace kiosk
