// SPDX-License-Identifier: Apache-2.0
// JSON of the money calls, under the rules of portal_codec.h. An amount is a whole number of fen from 0 to 2^53 - 1.
#pragma once

#include "payment_portal.h"

#include <QJsonObject>

namespace kiosk::payment_codec {

Result<Quote> quote(const QByteArray &json);
Result<PortalPayment> payment(const QByteArray &json);
Result<std::vector<Payment>> payments(const QByteArray &json);
QJsonObject request(const PaymentRequest &request);

} // namespace kiosk::payment_codec
