// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hal/luminance_view.h>

#include <functional>

namespace kiosk::scanner {

// Shows `look` one improved picture after the other until it says that it has seen enough: local contrast (CLAHE) and
// sharpened, local contrast and smoothed, the original inverted (dark mode of telephones), half the size with local
// contrast, three fifths of the size. Every copy is overwritten.
void rescuePicture(const hal::LuminanceView &picture, const std::function<bool(const hal::LuminanceView &)> &look);

} // namespace kiosk::scanner
