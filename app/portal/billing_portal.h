// SPDX-License-Identifier: Apache-2.0
// Notices to pay by their code, and a citizen's electronic bills (docs/portal-api.yaml, tags money and bills). Errors
// as PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>
#include <payments/electronic_bill.h>
#include <payments/payment.h>
#include <payments/payment_notice.h>

#include <vector>

namespace kiosk {

struct BillList {
    std::vector<ElectronicBill> bills; // the newest first
    bool hasMore = false;              // there are older ones
};

class BillingPortal {
public:
    virtual ~BillingPortal() = default;

    // `code`: as isNoticeCode(). PortalRefused with problemCode() notice-unknown; or lookup-quota: too many codes from
    // here, retryAfter() says how long. A total that is not the sum is InvalidInput.
    virtual Pending<PaymentNotice> lookUpNotice(QString code, CallContext context) = 0;
    // What is due for it now. PortalRefused with problemCode() notice-unknown, or notice-not-open: paid, being paid, or
    // no longer to be paid.
    virtual Pending<Quote> quoteNotice(QString code, CallContext context) = 0;
    // SessionExpired. PortalRefused with problemCode() identity-needed.
    virtual Pending<BillList> listBills(QString session, CallContext context) = 0;
    // PDF, A4, one page. `bill`: ElectronicBill::id(). NotFound: not there, or not this citizen's.
    virtual Pending<SensitiveBytes> billDocument(QString bill, QString session, CallContext context) = 0;
};

} // namespace kiosk
