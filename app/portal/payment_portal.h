// SPDX-License-Identifier: Apache-2.0
// What the terminal asks of the portal about money (docs/portal-api.yaml, tag money). Errors as PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>
#include <payments/payment.h>
#include <payments/payment_report.h>

namespace kiosk {

struct PaymentRequest {
    QString quote;
    SensitiveText code = {}; // the citizen's payment code that we scanned; empty: the citizen scans ours
};
struct PortalPayment {
    Payment payment;
    QString qr;          // text of our code, while waiting
    QDateTime expiresAt; // the portal's clock; invalid: it does not wait
};

class PaymentPortal {
public:
    virtual ~PaymentPortal() = default;

    // A quote that does not add up is InvalidInput: checked() has been asked.
    virtual Pending<Quote> quote(QString item, QString session, CallContext context) = 0;
    // Again: where the order stands. Conflict: the id stands for something else. PortalRefused with problemCode()
    // quote-has-open-order, quote-expired or payment-code-refused. An answer about another order is InvalidInput; its
    // amount is for afterAnswer() to judge.
    virtual Pending<PortalPayment> putPayment(PaymentId id, PaymentRequest request, CallContext context) = 0;
    virtual Pending<PortalPayment> payment(PaymentId id, CallContext context) = 0; // NotFound
    // Closed, or Paid when the citizen was quicker; closes an id that the portal has never had.
    virtual Pending<PortalPayment> cancelPayment(PaymentId id, QString quote, CallContext context) = 0;
    // SequenceError: it is not paid
    virtual Pending<PortalPayment> refundPayment(PaymentId id, CallContext context) = 0;
    // Those of this terminal, by the portal's day.
    virtual Pending<std::vector<Payment>> paymentsOf(QDate day, CallContext context) = 0;
    virtual Pending<void> putPaymentReport(PaymentReport report, CallContext context) = 0;
};

} // namespace kiosk
