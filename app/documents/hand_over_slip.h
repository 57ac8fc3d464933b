// SPDX-License-Identifier: Apache-2.0
// The slip for a citizen who goes on elsewhere: the code, until when, and where. No name and no number of anybody.
#pragma once

#include <core/words.h>
#include <hal/receipt_document.h>
#include <services/service_definition.h>

#include <QDateTime>

namespace kiosk {

struct HandOverFacts {
    Words site;
    Words helpPhone;
    ServicePtr service;
    QString code; // to go on with; the payload of the QR code, too
    QDateTime keptUntil;
};

hal::ReceiptDocument composeHandOver(const HandOverFacts &facts, Language language);

} // namespace kiosk
