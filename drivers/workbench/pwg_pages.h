// SPDX-License-Identifier: Apache-2.0
// The pages of a PWG raster stream (PWG 5102.4), read as a printer reads it; written from the standard, without
// libcups.
#pragma once

#include <QByteArray>
#include <QList>
#include <optional>

namespace kiosk::workbench {

struct PwgPage {
    int width = 0; // pixels
    int height = 0;
    int dpi = 0;
    int bitsPerPixel = 0;
    int darkPixels = 0; // of 8-bit grey or colour: darker than half in the first channel
    QByteArray media;   // "iso_a4_210x297mm"
};

// Empty when it is no such stream, or one that breaks off or holds rows that do not add up.
std::optional<QList<PwgPage>> pwgPages(const QByteArray &stream);

} // namespace kiosk::workbench
