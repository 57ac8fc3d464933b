// SPDX-License-Identifier: Apache-2.0
// Proof that a document was served (送达回证) or refused (拒收), as it is sealed. In memory only.
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QDateTime>

namespace kiosk {

struct DeliveryReceipt {
    QString id; // UUIDs
    QString delivery;
    QString visit;
    QDateTime createdAt; // local time with offset
    QString terminal;
    QByteArray documentDigest; // SHA-256 of the text that was shown
    SensitiveText name;        // of the citizen
    SensitiveText number;
    QString identityMethod;                    // "card+sms", "licence-code"
    const SensitiveBytes *signature = nullptr; // signatureJson() over the digest, borrowed; null: refused
};

// Canonical JSON, format "yizhan-delivery-receipt/1" (docs/portal-api.yaml). InvalidInput: no document is named.
Result<SensitiveBytes> deliveryReceiptJson(const DeliveryReceipt &receipt);

} // namespace kiosk
