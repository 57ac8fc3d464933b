// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QByteArrayView>

namespace kiosk::host {

// A PDF of one page around a JPEG or PNG, its compressed bytes untouched, so large that `dpi` gives the picture's own
// pixels. Only the picture's frame is looked at: decoding is poppler's, in its own process.
// InvalidInput: neither, or damaged; Unsupported: see rasteriseTask().
Result<QByteArray> pdfAround(QByteArrayView image, int dpi);

} // namespace kiosk::host
