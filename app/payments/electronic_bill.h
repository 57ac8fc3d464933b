// SPDX-License-Identifier: Apache-2.0
// An electronic fiscal bill (财政电子票据) of a citizen. Any print of it is a copy: what counts is the bill that the
// check code finds, so it may be printed as often as somebody likes.
#pragma once

#include <core/money.h>

#include <QDate>
#include <QString>

namespace kiosk {

struct ElectronicBill {
    QString code;      // 8 digits: where, kind and year
    QString number;    // 10 digits
    QString checkCode; // 6 characters
    QString item;      // the portal's words, Chinese only; as in the rest
    QString issuer;
    QString payer; // masked
    Money amount;
    QDate issuedOn;

    QString id() const { return code + number; } // as a receipt shows it
};

} // namespace kiosk
