// SPDX-License-Identifier: Apache-2.0
// Runner of the step that takes money: what is due is the portal's word, and so is whether it was paid.
#pragma once

#include "../step_runner.h"

namespace kiosk {

// The order is on the disk before the portal hears of it. Whoever leaves while it is open leaves it to the outbox,
// which closes it, or sends the money back. A lost answer is resolved by asking; an order of which nobody knows is
// never followed by a second one.
class PayRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override;
    bool working() const override;
    bool isElsewhere() const override { return m_screen.phase == screen::Pay::Phase::Waiting; }

private:
    void show(screen::Pay::Phase phase);
    void awaitEarlier();
    void askQuote();
    void order();
    void put();
    void ask();
    void cancel();
    void heard(const Result<PortalPayment> &said);
    void standing(const Payment &payment);
    void paid(const Payment &payment);
    void tick();
    void neverSent();
    void giveUp(ErrorCode code);
    QString serves(); // id of the claim or the case, which is made now

    screen::Pay m_screen;
    PaymentId m_id;      // of the order that is open; null: none is
    QDateTime m_expires; // by the portal
    bool m_isAsking = false;
    bool m_wasLost = false; // the last question
    int m_untilNext = 0;    // seconds to the next question
    MonotonicTime m_lastHeard{};
    Alarms::Handle m_tick = 0;
};

} // namespace kiosk
