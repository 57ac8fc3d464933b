// SPDX-License-Identifier: Apache-2.0
// Paying what a notice asks for (公共支付), by the code on it and without any identity.
#pragma once

#include "service_definition.h"

namespace kiosk {

inline constexpr QStringView kNoticePayment = u"payment-notice"; // the portal's name for it, too

QList<ServicePtr> paymentFunctions();

} // namespace kiosk
