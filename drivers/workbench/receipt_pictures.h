// SPDX-License-Identifier: Apache-2.0
// Dots of codes and pictures, and the way back: what a phone held over the receipt reads.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

namespace kiosk::workbench {

// All pictures are Format_Grayscale8, black 0, and null when the content cannot be drawn.
QImage qrPicture(const QByteArray &content, int moduleDots, int level);
QImage barcodePicture(int kind, const QByteArray &content, int moduleDots, int heightDots); // kind: m of GS k
QString barcodeContent(int kind, const QByteArray &content);         // without the code-set marks of CODE128
QImage rasterPicture(const QByteArray &bits, int width, int height); // rows of whole bytes, most significant bit left

struct ReadCode {
    int y; // dots from the top of the picture
    QString content;
};
QList<ReadCode> readQrCodes(const QImage &picture);

} // namespace kiosk::workbench
