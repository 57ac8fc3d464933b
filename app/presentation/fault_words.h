// SPDX-License-Identifier: Apache-2.0
// The citizen's words for every error code: the one place where a code becomes a sentence.
#pragma once

#include "language.h"

#include <core/error.h>

namespace kiosk {

struct FaultWords {
    QString title; // what stopped; at most 15 Hanzi or two lines of 26 letters
    QString safe;  // what is safe, said first
    QString next;  // what to do now
};

// Total: every code has words. They never hold personal data, codes or the words of a device.
FaultWords faultWords(ErrorCode code, Language language);

// "E-" and the code's stable name, for the line that is read out to whoever helps.
QString helpCode(ErrorCode code);

} // namespace kiosk
