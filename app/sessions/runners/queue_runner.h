// SPDX-License-Identifier: Apache-2.0
// A place in the queue for whoever has no appointment (取号). Nobody is asked who he is.
#pragma once

#include "../step_runner.h"

namespace kiosk {

// One place under one id: a lost answer is asked for again. What stays unanswered is left: at most a number is called
// to which nobody comes.
class QueueRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override { m_context.machine.alarms->cancel(m_tick); }
    bool working() const override
    {
        return m_isAsked && (!m_screen.ticket || m_screen.paper == screen::Appointment::Paper::Printing);
    }
    bool hasPageBehind() const override { return !m_isAsked && !m_items.department.isEmpty(); }
    void turnBack() override { showItems({}); }

private:
    void showItems(const QString &department);
    void ask(const QString &item);
    void put();
    void answered(QueueTicket ticket);

    screen::AppointmentItems m_items;
    screen::Appointment m_screen;
    TicketId m_id;
    bool m_isAsked = false;
    MonotonicTime m_since{};
    Alarms::Handle m_tick = 0;
};

} // namespace kiosk
