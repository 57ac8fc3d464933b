// SPDX-License-Identifier: Apache-2.0
#include "delivery_receipt.h"

#include "canonical_json.h"

namespace kiosk {

Result<SensitiveBytes> deliveryReceiptJson(const DeliveryReceipt &receipt)
{
    if (receipt.documentDigest.size() != 32 || receipt.delivery.isEmpty() || !receipt.createdAt.isValid())
        return fail(ErrorCode::InvalidInput, QStringLiteral("delivery receipt"));
    CanonicalJson json;
    json.beginObject();
    json.beginObject(u"citizen");
    json.text(u"name", receipt.name.view());
    json.text(u"number", receipt.number.view());
    json.endObject();
    json.text(u"createdAt", receipt.createdAt.toString(Qt::ISODateWithMs));
    json.text(u"delivery", receipt.delivery);
    json.text(u"documentSha256", QString::fromLatin1(receipt.documentDigest.toHex()));
    json.text(u"format", u"yizhan-delivery-receipt/1");
    json.beginObject(u"identity");
    json.text(u"method", receipt.identityMethod);
    json.flag(u"verified", true); // nobody sees such a document otherwise
    json.endObject();
    json.text(u"outcome", receipt.signature ? u"served" : u"refused");
    json.text(u"receiptId", receipt.id);
    if (receipt.signature)
        json.text(u"signature", SensitiveText(QString::fromUtf8(receipt.signature->view())).view());
    json.text(u"terminal", receipt.terminal);
    json.text(u"visit", receipt.visit);
    json.endObject();
    return json.take();
}

} // namespace kiosk
