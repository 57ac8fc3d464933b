// SPDX-License-Identifier: Apache-2.0
#include "camera_address.h"

#include <algorithm>

namespace kiosk::v4l2 {

Result<QString> cameraPath(QStringView port)
{
    constexpr QLatin1String scheme("camera:");
    const auto bad = [&](const char *why) {
        return fail(ErrorCode::BadConfig, QStringLiteral("port \"%1\": %2").arg(port, QLatin1String(why)));
    };
    if (!port.startsWith(scheme))
        return bad("must begin with camera:");
    const auto path = port.sliced(scheme.size());
    if (!path.startsWith(u"/dev/") || path.endsWith(u'/') || path.contains(u"/../"))
        return bad("must name a device file, as in camera:/dev/video0");
    if (std::any_of(path.begin(), path.end(), [](QChar c) { return !c.isPrint() || c.isSpace(); }))
        return bad("a device file has no such characters in its name");
    return path.toString();
}

} // namespace kiosk::v4l2
