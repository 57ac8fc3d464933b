// SPDX-License-Identifier: Apache-2.0
// PWG raster (PWG 5102.4) for printers that take no PDF: pages in memory become one stream in memory.
#pragma once

#include "ipp_attributes.h"

#include <core/result.h>
#include <core/sensitive.h>

#include <vector>

namespace kiosk::ipp {

// What a page is drawn in: the printer's grey if it has one, else colour; the coarsest resolution of at least 300 dpi.
struct RasterWish {
    bool colour = false;
    int dpi = 300;
};
Result<RasterWish> rasterWish(const PrinterAttributes &printer); // Unsupported: black and white only, or no square dots

struct RasterPage { // rows from the top, no padding; 1 or 3 bytes a pixel
    int width = 0;
    int height = 0;
    QByteArrayView pixels;
};

// `media` is a PWG name. Pages may miss its size by 1 mm, which is cut off or filled with white; more is InvalidInput.
Result<SensitiveBytes> encodePwgRaster(const std::vector<RasterPage> &pages, const RasterWish &wish,
                                       const QString &media);

} // namespace kiosk::ipp
