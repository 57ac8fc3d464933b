// SPDX-License-Identifier: Apache-2.0
// An order that is to be brought to its end: the payload of an outbox row. No personal data.
#pragma once

#include "payment.h"

#include <QByteArray>

namespace kiosk {

struct PaymentQuestion {
    PaymentId payment;
    QString quote; // closes an id that the portal has never had
};

QByteArray encoded(const PaymentQuestion &question);
Result<PaymentQuestion> decodedPaymentQuestion(const QByteArray &bytes); // InvalidInput

} // namespace kiosk
