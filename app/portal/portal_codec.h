// SPDX-License-Identifier: Apache-2.0
// JSON of docs/portal-api.yaml to the typed values, and back. InvalidInput for an answer of another shape; the
// context names the member, never a value.
#pragma once

#include "portal_types.h"

#include <core/result.h>

namespace kiosk::portal_codec {

Result<PortalHealth> health(const QByteArray &json);
// Also InvalidInput: `signature` (DER) over exactly `json` is not the signer's (PEM). BadConfig: no signer. No etag.
Result<PortalCatalogue> catalogue(const QByteArray &json, const QByteArray &signature, const QByteArray &signer);
Result<PortalSession> session(const QByteArray &json);
Result<SmsCode> smsCode(const QByteArray &json);
Result<void> verified(const QByteArray &json); // anything but a clear yes is InvalidInput
Result<std::vector<PrefilledValue>> prefill(const QByteArray &json);
Result<std::vector<PortalChoice>> choices(const QByteArray &json);
Result<SubmissionReceipt> receipt(const QByteArray &json);
Result<PrintClaim> claim(const QByteArray &json);
Result<UploadStanding> uploadStanding(const QByteArray &offset); // the header Upload-Offset

QByteArray sessionRequest(const SessionRequest &request);

} // namespace kiosk::portal_codec
