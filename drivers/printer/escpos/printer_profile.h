// SPDX-License-Identifier: Apache-2.0
// What one model can do. Clones answer less than they should, so replies are abilities and not promises.
#pragma once

#include <core/result.h>

#include <QStringList>

namespace kiosk::escpos {

struct PrinterProfile {
    QString name;
    int dots = 576;          // printable width; Latin is 12 dots wide, Hanzi 24 x 24
    bool processId = true;   // answers GS ( H when the data before it is printed
    bool paperReply = true;  // answers GS r 1, in order with the data
    bool autoStatus = true;  // sends ASB after GS a
    bool hanziByGs21 = true; // GS ! sizes Hanzi too; otherwise FS ! is needed
    bool nativeQr = true;    // GS ( k; otherwise the code goes as a raster
    bool cutter = true;
    int bytesPerSecond = 2000; // slowest printing of receipt data, for the wait for a confirmation

    int columns() const { return dots / 12; } // of one Latin character; a Hanzi takes two
};

Result<PrinterProfile> profileNamed(QStringView name); // BadConfig for a name that is none of these
QStringList profileNames();

} // namespace kiosk::escpos
