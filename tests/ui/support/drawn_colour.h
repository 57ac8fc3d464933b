// SPDX-License-Identifier: Apache-2.0
// Colours as they were drawn, and how well one stands out from another.
#pragma once

#include <QColor>
#include <QImage>
#include <QRectF>

namespace kiosk {

// WCAG 2: 1 (the same) to 21 (black on white).
double contrastOf(const QColor &one, const QColor &other);

// The commonest colour in this part of the picture.
QColor commonestColour(const QImage &picture, const QRectF &rect);

// The contrast of the commonest colour there and the one that stands out most from it: how well a drawing is seen.
double strongestContrast(const QImage &picture, const QRectF &rect);

// How well the shape of a key stands out from the ground round it, by its fill or by its drawn edge: the weakest of its
// four sides. A side that is the edge of the picture does not count.
double shapeContrast(const QImage &picture, const QRectF &key, double pixelsPerMm);

} // namespace kiosk
