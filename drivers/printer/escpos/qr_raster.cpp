// SPDX-License-Identifier: Apache-2.0
#include "qr_raster.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace kiosk::escpos {

MonoRaster qrRaster(const QByteArray &payload, int paperDots, int minDots)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(payload.size()),
                          reinterpret_cast<const unsigned char *>(payload.constData()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!code)
        return {};
    const int modules = code->width;
    const int dots = std::max(1, std::min((minDots + modules - 1) / modules, paperDots / (modules + 8)));
    const int width = modules * dots;
    MonoRaster raster{(width + 7) / 8, width, {}};
    raster.rows = QByteArray(qsizetype(raster.widthBytes) * raster.height, '\0');
    for (int y = 0; y < width; ++y)
        for (int x = 0; x < width; ++x)
            if (code->data[y / dots * modules + x / dots] & 1) {
                char &byte = raster.rows[y * raster.widthBytes + x / 8];
                byte = static_cast<char>(byte | 0x80 >> (x % 8));
            }
    return raster;
}

} // namespace kiosk::escpos
