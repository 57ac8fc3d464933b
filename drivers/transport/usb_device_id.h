// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QByteArrayView>
#include <QString>

namespace kiosk {

// The text in a printer's answer to GET_DEVICE_ID (USB printer class 1.1, 4.2.1; IEEE 1284), e.g.
// "MFG:EPSON;MDL:TM-T88V;". Two bytes of length, which count themselves, stand before it; what follows it is not ours.
// Padding of NUL goes, and what is no printable ASCII becomes "?". BadFrame: no length, one that cannot be, no text.
Result<QString> parseUsbDeviceId(QByteArrayView answer);

} // namespace kiosk
