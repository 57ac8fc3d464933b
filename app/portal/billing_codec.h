// SPDX-License-Identifier: Apache-2.0
// JSON of the calls about notices and bills, under the rules of portal_codec.h.
#pragma once

#include "billing_portal.h"

namespace kiosk::billing_codec {

Result<PaymentNotice> notice(const QByteArray &json);
Result<BillList> billList(const QByteArray &json);

} // namespace kiosk::billing_codec
