// SPDX-License-Identifier: Apache-2.0
// Camera frames with a QR code in them, made up: what a sheet or a telephone looks like before a bad camera.
#pragma once

#include <hal/luminance_view.h>

#include <QByteArray>
#include <opencv2/core.hpp>

namespace kiosk::test {

struct FrameRecipe {
    double size = 260;   // pixels of the symbol with its quiet zone; 0: no symbol
    double rotation = 0; // degrees
    double tilt = 0;     // perspective
    double blur = 0;     // pixels, standard deviation
    int motion = 0;      // pixels
    double dark = 0;     // grey value of a dark module
    double light = 255;
    double occluded = 0; // share of the side that a finger covers
    double moire = 0;    // amplitude
    double glare = 0;
    bool inverted = false;
    double noise = 2.7; // standard deviation; what is left in the brightness of 4 in each colour
    int jpegQuality = 85;
};

// One pixel a module, quiet zone of four.
cv::Mat qrSymbol(const QByteArray &content);
// 1280 x 720; the same generator state gives the same frame.
cv::Mat cameraFrame(const cv::Mat &symbol, const FrameRecipe &recipe, cv::RNG &random);
hal::LuminanceView viewOf(const cv::Mat &frame);

// The four of the table: 18 digits, a short receipt, an address, and a long token of 57 modules.
QList<QByteArray> qrContents();

} // namespace kiosk::test
