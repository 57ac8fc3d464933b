// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host_program.h"

namespace kiosk::host {

// "rasterise DPI grey|rgb MOST-PAGES": a PDF, JPEG or PNG -> its pages (a picture is one page, in its own pixels), by
// poppler's pdftoppm in a process of its own. InvalidInput: neither of them, damaged, or more pages than allowed;
// Unsupported: a JPEG of four colours, a PNG with alpha or interlaced; NotFound: no pdftoppm; DeviceFault: it crashed.
Task rasteriseTask();

} // namespace kiosk::host
