// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "line_rasteriser.h"

namespace kiosk::escpos {

// A QR code (byte mode, level M) as dots, for printers without GS ( k and payloads that GS ( k would be cut by.
// At least `minDots` wide where the paper is wide enough; empty when the payload does not fit a code.
MonoRaster qrRaster(const QByteArray &payload, int paperDots, int minDots);

} // namespace kiosk::escpos
