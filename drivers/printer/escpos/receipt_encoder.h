// SPDX-License-Identifier: Apache-2.0
// A receipt as the bytes of one job, without the questions after it (the driver asks those).
#pragma once

#include "escpos_frames.h"
#include "line_rasteriser.h"
#include "printer_profile.h"

#include <core/result.h>

namespace kiosk::escpos {

inline constexpr qsizetype MaxQrPayload = 256;

// Wraps at the profile's width, draws as dots what the printer's font lacks (〓 when `rasteriser` cannot), feeds
// and cuts. No byte pair in it is a real-time command. InvalidInput for an empty or too long QR payload.
Result<QByteArray> encodeReceipt(const hal::ReceiptDocument &document, const PrinterProfile &profile,
                                 const LineRasteriser *rasteriser);

// Dots of one QR module so that the code is at least 25 mm wide and at most as wide as the paper.
int qrModuleDots(const QByteArray &payload, int paperDots);

// Many printers run 10 04, 10 05 and 10 14 even inside pictures. Clears one dot of each such pair.
void neutraliseRaster(QByteArray &rows);
bool holdsRealTimeCommand(QByteArrayView bytes);

} // namespace kiosk::escpos
