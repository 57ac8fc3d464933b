// SPDX-License-Identifier: Apache-2.0
// The document in a form that the printer takes.
#pragma once

#include "ipp_attributes.h"

#include <core/sensitive.h>
#include <lane_device/act.h>

namespace kiosk {
class HostProcess;
}

namespace kiosk::ipp {

inline constexpr const char *pdfFormat = "application/pdf";
inline constexpr const char *rasterFormat = "image/pwg-raster";

// PDF where the printer takes it or does not say, else PWG raster; Unsupported when it takes neither (URF only, say).
Result<const char *> chooseFormat(const PrinterAttributes &printer);

// The PDF as pages of `media`, drawn by kiosk-host. Blocks the lane, beating it. InvalidInput: no PDF, other pages than
// `pages`, or pages of another size; DeviceFault: kiosk-host is not there or failed; Unsupported: see rasterWish().
Result<SensitiveBytes> rasterOf(const hal::Act &act, const HostProcess &host, const PrinterAttributes &printer,
                                QByteArrayView pdf, const QString &media, int pages);

} // namespace kiosk::ipp
