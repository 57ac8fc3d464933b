// SPDX-License-Identifier: Apache-2.0
#include "payment_day.h"

namespace kiosk {

PaymentDay::PaymentDay(Store &store, PortalClient &portal, PaymentReportId report, QDate day, Context context)
    : m_store(store), m_portal(portal), m_report(report), m_day(day), m_context(std::move(context))
{ }

void PaymentDay::ask(int offset)
{
    if (offset > 1)
        return compare();
    whenReady(m_portal.paymentsOf(m_day.addDays(offset), m_context()), this,
              [this, offset](const Result<std::vector<Payment>> &payments) {
                  if (!payments)
                      return end(fail(payments.error()));
                  auto &list = offset == 0 ? m_there.day : m_there.around;
                  list.insert(list.end(), payments->begin(), payments->end());
                  ask(offset + 1);
              });
}

void PaymentDay::compare()
{
    whenReady(m_store.comparePayments(m_report, m_there), this, [this](const Result<PaymentReport> &report) {
        if (!report)
            return end(report);
        send(*report);
    });
}

void PaymentDay::send(const PaymentReport &report)
{
    whenReady(m_portal.putPaymentReport(report, m_context()), this, [this, report](const Result<void> &put) {
        end(put ? Result<PaymentReport>(report) : Result<PaymentReport>(fail(put.error())));
    });
}

void PaymentDay::end(const Result<PaymentReport> &report)
{
    const Ended ended = std::move(m_ended); // it may delete us
    ended(report);
}

} // namespace kiosk
