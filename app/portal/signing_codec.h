// SPDX-License-Identifier: Apache-2.0
// JSON of what others sign, under the rules of portal_codec.h.
#pragma once

#include "signing_portal.h"

namespace kiosk::signing_codec {

Result<SigningRequest> request(const QByteArray &json);
Result<SigningReceipt> receipt(const QByteArray &json);

} // namespace kiosk::signing_codec
