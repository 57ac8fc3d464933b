// SPDX-License-Identifier: Apache-2.0
// Documents that departments serve on a citizen (送达), and the proof that it was done (docs/portal-api.yaml). Errors
// as PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>

#include <QDate>

namespace kiosk {

using DeliveryId = Id<struct DeliveryTag>;
using DeliveryReceiptId = Id<struct DeliveryReceiptTag>;

struct DeliveryHead {
    DeliveryId id;
    QString title; // 不予行政许可决定书
    QString department;
    QString number; // 文号
    QDate issuedOn;
};
struct DeliveryDocument {
    DeliveryHead head;
    std::vector<SensitiveText> pages; // one at least, each short enough for any screen
    QByteArray digest;                // SHA-256 of the whole text as it came, worked out here
};

enum class DeliveryEnd { Served, Refused };

class DeliveryPortal {
public:
    virtual ~DeliveryPortal() = default;

    // Neither served nor refused yet. SessionExpired; PortalRefused with problemCode() identity-needed, as the next.
    virtual Pending<std::vector<DeliveryHead>> deliveries(QString session, CallContext context) = 0;
    // InvalidInput also: of another document, or its text is not what its digest says. Reading serves nothing.
    virtual Pending<DeliveryDocument> delivery(DeliveryId id, QString session, CallContext context) = 0;
    // How the portal understands the proof: it must be what the citizen did. The same envelope again is the same proof.
    // PortalRefused with problemCode() delivery-conflict: there is another.
    virtual Pending<DeliveryEnd> putDeliveryReceipt(DeliveryReceiptId receipt, DeliveryId delivery, QByteArray envelope,
                                                    CallContext context)
        = 0;
};

} // namespace kiosk
