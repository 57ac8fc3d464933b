// SPDX-License-Identifier: Apache-2.0
#include "camera_parameters.h"

namespace kiosk::scanner {

namespace {

constexpr int smallestSide = 240; // below this a code at arm's length has too few pixels
constexpr int largestSide = 4096;
constexpr int slowest = 5;
constexpr int fastest = 60;

tl::unexpected<Error> bad(const char *name, const QString &value, const char *why)
{
    return fail(ErrorCode::BadConfig,
                QStringLiteral("%1 = \"%2\": %3").arg(QLatin1String(name), value, QLatin1String(why)));
}

} // namespace

Result<v4l2::CaptureWish> captureWish(const QMap<QString, QString> &parameters)
{
    v4l2::CaptureWish wish;
    if (const auto size = parameters.value(QStringLiteral("size")); !size.isEmpty()) {
        const auto sides = size.split(u'x');
        wish.width = sides.value(0).toInt();
        wish.height = sides.value(1).toInt();
        const auto fits = [](int side) { return side >= smallestSide && side <= largestSide && side % 2 == 0; };
        if (sides.size() != 2 || !fits(wish.width) || !fits(wish.height))
            return bad("size", size, "width and height are needed, even and from 240 to 4096, as in 1280x720");
    }
    if (const auto rate = parameters.value(QStringLiteral("fps")); !rate.isEmpty()) {
        wish.framesPerSecond = rate.toInt();
        if (wish.framesPerSecond < slowest || wish.framesPerSecond > fastest)
            return bad("fps", rate, "has to be from 5 to 60");
    }
    return wish;
}

} // namespace kiosk::scanner
