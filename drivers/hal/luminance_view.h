// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace kiosk::hal {

// The brightness of one picture, row by row from the top, one byte a pixel (0 black, 255 white). A view: who hands it
// out says how long the bytes stay. A citizen may be in it: never kept, never written anywhere.
struct LuminanceView {
    const uchar *bytes = nullptr;
    int width = 0;
    int height = 0;
    qsizetype stride = 0; // bytes from one row to the next, at least width
};

} // namespace kiosk::hal
