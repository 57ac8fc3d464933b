// SPDX-License-Identifier: Apache-2.0
// JSON of what is served on citizens, under the rules of portal_codec.h.
#pragma once

#include "delivery_portal.h"

namespace kiosk::delivery_codec {

Result<std::vector<DeliveryHead>> deliveries(const QByteArray &json);
// Also InvalidInput: another document, or a text that its digest is not of.
Result<DeliveryDocument> document(const QByteArray &json, DeliveryId id);
// Also InvalidInput: of another document.
Result<DeliveryEnd> receipt(const QByteArray &json, DeliveryId id);

} // namespace kiosk::delivery_codec
