// SPDX-License-Identifier: Apache-2.0
// Compares one day's orders of payment with the portal's list and reports how. Private to app/outbox.
#pragma once

#include <portal/portal_client.h>
#include <storage/store.h>

#include <QObject>
#include <functional>

namespace kiosk {

// The store compares once, so a report that is sent again has the same bytes. Lives for one attempt, in the engine's
// thread; the callback may delete it.
class PaymentDay : public QObject {
public:
    using Ended = std::function<void(const Result<PaymentReport> &)>; // the portal has it
    using Context = std::function<CallContext()>;

    PaymentDay(Store &store, PortalClient &portal, PaymentReportId report, QDate day, Context context);
    void onEnded(Ended ended) { m_ended = std::move(ended); }
    void start() { ask(-1); }

private:
    void ask(int offset); // the day before, the day, the day after
    void compare();
    void send(const PaymentReport &report);
    void end(const Result<PaymentReport> &report);

    Store &m_store;
    PortalClient &m_portal;
    PaymentReportId m_report;
    QDate m_day;
    Context m_context;
    Ended m_ended;
    PaymentLists m_there;
};

} // namespace kiosk
