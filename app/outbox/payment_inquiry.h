// SPDX-License-Identifier: Apache-2.0
// Asks about one order of payment that nobody waits for any more, and brings it to its end. Private to app/outbox.
#pragma once

#include <payments/payment_question.h>
#include <portal/portal_client.h>
#include <storage/store.h>

#include <QObject>
#include <functional>

namespace kiosk {

// What waits is closed; what is paid, with nothing had for it, is sent back. It begins by asking every time, so it may
// be broken off anywhere and begun anew. Lives for one attempt, in the engine's thread; the callback may delete it.
class PaymentInquiry : public QObject {
public:
    // Where the order stands, written down. Conflict: the portal's order is not the one that is known; people look.
    using Ended = std::function<void(const Result<PaymentStanding> &)>;
    using Context = std::function<CallContext()>;

    PaymentInquiry(Store &store, PortalClient &portal, PaymentQuestion question, Context context);
    void onEnded(Ended ended) { m_ended = std::move(ended); }
    void start();

private:
    void heard(const Result<PortalPayment> &said);
    void close();
    void note(const Payment &said);
    void sendBack();
    void refunded(const Result<PortalPayment> &said);
    void neverHad();
    void end(const Result<PaymentStanding> &standing);

    Store &m_store;
    PortalClient &m_portal;
    PaymentQuestion m_question;
    Context m_context;
    Ended m_ended;
};

} // namespace kiosk
