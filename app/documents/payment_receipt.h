// SPDX-License-Identifier: Apache-2.0
// The receipt of a notice that was paid. Names whom it was paid to, never who paid.
#pragma once

#include <core/money.h>
#include <core/words.h>
#include <hal/receipt_document.h>

#include <QDateTime>

namespace kiosk {

struct PaymentReceiptFacts {
    Words site;
    int machineNo = 0;
    Words helpPhone;
    QDateTime at;
    QString payee, item; // the portal's words
    QString noticeCode;  // in groups
    Money paid;
    Money lateFee; // of it; zero: none
    QString billNumber, billCheckCode;
};

hal::ReceiptDocument composePaymentReceipt(const PaymentReceiptFacts &facts, Language language);

} // namespace kiosk
