// SPDX-License-Identifier: Apache-2.0
// A time at a staffed window: booked, taken home on a slip, and found again when the citizen comes.
#pragma once

#include "../step_runner.h"

namespace kiosk {

// What, which day, when; then it is booked once, under one id. A lost answer is asked for again; what stays unanswered
// is given up (kept_booking.h).
class BookingRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override;
    bool working() const override;
    bool hasPageBehind() const override { return m_page != Page::Departments && !working(); }
    void turnBack() override;

private:
    using Phase = screen::Appointment::Phase;
    enum class Page { Departments, Items, Times, Confirming };

    void showItems(const QString &department);
    void chooseItem(const QString &id);
    void askTimes(QDate day);
    void chooseTime(QTime start);
    void confirm(AppointmentTime time);
    void show(Phase phase);
    void book();
    void put();
    void refused(const Error &error);
    void forget(); // the portal certainly does not have it, or never will

    Page m_page = Page::Departments;
    screen::AppointmentItems m_items;
    screen::AppointmentTimes m_times;
    screen::Appointment m_screen;
    AppointmentId m_id; // asked for and not answered; else null
    bool m_wasSent = false;
    MonotonicTime m_since{};
    Alarms::Handle m_tick = 0;
};

// The appointment of this visit on paper; without paper on the screen.
class AppointmentSlipRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    bool working() const override { return m_screen.paper == screen::Appointment::Paper::Printing; }

private:
    screen::Appointment m_screen;
};

// The citizen's own: seen, cancelled, come with.
class AppointmentsRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    bool working() const override;
    bool hasPageBehind() const override { return m_isOpen && !working(); }
    void turnBack() override;

private:
    using Phase = screen::Appointment::Phase;

    void askList();
    void open(const QString &id);
    void show(Phase phase);
    void cancel();
    void checkIn();
    void printTicket();

    screen::AppointmentList m_list;
    screen::Appointment m_screen;
    bool m_isOpen = false; // one of them
};

} // namespace kiosk
