// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device.h"

#include <core/sensitive.h>

namespace kiosk::hal {

// What the waiting step expects. A text alone cannot tell: the citizen numbers of five provinces look like WeChat
// payment codes, so the step decides and a text that is clearly something else is refused.
enum class CodeUse {
    Payment,  // WeChat, Alipay, UnionPay payment code shown by the payer
    IdNumber, // 18 digits of a citizen number, printed or shown
    Receipt,  // a receipt or pick-up code of ours
    Licence,  // an electronic licence, opaque: goes to the portal as it is
};

enum class Symbology { Unknown, QrCode, DataMatrix, Pdf417, Aztec, HanXin, Code128, Code39, Ean, Itf };

// One code, already cleaned: 1 to 1024 bytes, UTF-8, NFC, no control or bidi characters (GS1 codes
// keep their separator 1D), prefix, tail and AIM id taken off. Still a stranger's text: never into a shell, SQL, HTML,
// a log or a file name.
struct ScannedCode {
    SensitiveText text;
    Symbology symbology = Symbology::Unknown;
    QString aimId; // e.g. "]Q1"; empty when the scanner does not tell
};

// Reader of printed and shown codes (XFS4IoT BarcodeReader, UnifiedPOS Scanner with AutoDisable: off after one good
// read). Outside scan() what it reads is dropped and wiped.
class CodeScanner : public Device {
    Q_OBJECT
public:
    using Device::Device;

    // Waits for one code. TimedOut, Cancelled, LinkBroken, NoDevice; or, as answers that the citizen can act on,
    //   CodeKind      readable, but another thing than the step expects (a payment code for an ID number)
    //   InvalidInput  not a text: too long, control or bidi characters, neither UTF-8 nor GB18030
    // Only what was read after the call counts.
    virtual Pending<ScannedCode> scan(CodeUse use, Deadline deadline) = 0;
};

const char *codeName(CodeUse use);
const char *codeName(Symbology symbology);

} // namespace kiosk::hal
