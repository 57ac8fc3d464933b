// SPDX-License-Identifier: Apache-2.0
#include "drawn_colour.h"

#include <QHash>
#include <QTransform>
#include <algorithm>
#include <array>
#include <cmath>

namespace kiosk {

namespace {

double luminance(const QColor &c)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

template <typename Visit> void everySecondPixel(const QImage &picture, const QRectF &rect, Visit visit)
{
    const auto area = rect.toAlignedRect().intersected(picture.rect());
    for (int y = area.top(); y <= area.bottom(); y += 2)
        for (int x = area.left(); x <= area.right(); x += 2)
            visit(picture.pixel(x, y));
}

// The left side of a key: what is drawn from half a millimetre outside its edge to one and a half inside, against the
// ground further out, in the middle of five places along the side.
double leftSide(const QImage &picture, const QRectF &key, double mm)
{
    const QRectF ground(key.left() - 2.5 * mm, key.top() + key.height() / 4, 1.5 * mm, key.height() / 2);
    if (!QRectF(picture.rect()).contains(ground))
        return 21;
    const auto outside = commonestColour(picture, ground);
    std::array<double, 5> places{};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto y = static_cast<int>(key.top() + key.height() * (0.3 + 0.1 * static_cast<double>(i)));
        for (auto x = static_cast<int>(key.left() - mm / 2); x <= static_cast<int>(key.left() + 1.5 * mm); ++x)
            if (picture.rect().contains(x, y))
                places[i] = std::max(places[i], contrastOf(outside, picture.pixelColor(x, y)));
    }
    std::sort(places.begin(), places.end());
    return places[2];
}

} // namespace

double contrastOf(const QColor &one, const QColor &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

QColor commonestColour(const QImage &picture, const QRectF &rect)
{
    QHash<QRgb, int> seen;
    everySecondPixel(picture, rect, [&](QRgb pixel) { ++seen[pixel]; });
    QRgb common = 0;
    for (auto it = seen.cbegin(); it != seen.cend(); ++it)
        if (it.value() > seen.value(common, -1))
            common = it.key();
    return QColor(common);
}

double strongestContrast(const QImage &picture, const QRectF &rect)
{
    const auto ground = commonestColour(picture, rect);
    double strongest = 1;
    everySecondPixel(picture, rect,
                     [&](QRgb pixel) { strongest = std::max(strongest, contrastOf(ground, QColor(pixel))); });
    return strongest;
}

double shapeContrast(const QImage &picture, const QRectF &key, double pixelsPerMm)
{
    const auto part = key.adjusted(-4 * pixelsPerMm, -4 * pixelsPerMm, 4 * pixelsPerMm, 4 * pixelsPerMm)
                          .toAlignedRect()
                          .intersected(picture.rect());
    auto turned = picture.copy(part);
    auto rect = key.translated(-part.topLeft());
    double weakest = 21;
    for (int side = 0; side < 4; ++side) { // a quarter turn brings each side to the left
        weakest = std::min(weakest, leftSide(turned, rect, pixelsPerMm));
        rect = QRectF(turned.height() - rect.bottom(), rect.left(), rect.height(), rect.width());
        turned = turned.transformed(QTransform().rotate(90));
    }
    return weakest;
}

} // namespace kiosk
