// SPDX-License-Identifier: Apache-2.0
#include "appointment_runners.h"

#include "../kept_booking.h"
#include "window_slip.h"

#include <journey/fault_policy.h>
#include <portal/problem.h>
#include <services/service_catalogue.h>
#include <services/service_groups.h>

#include <algorithm>

namespace kiosk {
namespace {

using Paper = screen::Appointment::Paper;
using Coming = screen::Appointment::Coming;

constexpr Duration kPortalPatience = 8s;
constexpr Duration kAskAgain = 2s;
constexpr Duration kSilence = 30s; // without an answer: then it is given up
constexpr int kDays = 7;           // of the strip; the portal looks 14 ahead
const QString kTimeFormat = QStringLiteral("HH:mm");

bool isUnanswered(ErrorCode code) { return isPortalAway(code) || code == ErrorCode::TimedOut; }

// Of an act that is not asked for any more: the citizen may try again, and then the list says how it stands.
ErrorCode endOf(const Error &error) { return isUnanswered(error.code) ? ErrorCode::PortalUnreachable : error.code; }

Coming comingAt(const Clock &clock, const AppointmentTime &time)
{
    const QDateTime now = clock.wall();
    const QDateTime begins(time.day, time.start);
    if (now < begins.addMSecs(-kEarliestArrival.count()))
        return Coming::TooEarly;
    return now > begins.addMSecs(kLatestArrival.count()) ? Coming::TooLate : Coming::Now;
}

} // namespace

bool BookingRunner::working() const
{
    return m_page == Page::Confirming && (m_screen.phase == Phase::Booking || m_screen.phase == Phase::Checking);
}

void BookingRunner::begin()
{
    if (!m_context.machine.hall || !m_context.machine.catalogue)
        return failWith(ErrorCode::Unsupported);
    showItems({});
}

void BookingRunner::abandon()
{
    m_context.machine.alarms->cancel(m_tick);
    if (!m_id.isNull())
        giveUpBooking(m_context.machine, std::exchange(m_id, {}), m_context.visit);
}

void BookingRunner::showItems(const QString &department)
{
    m_page = department.isEmpty() ? Page::Departments : Page::Items;
    m_items.department = department;
    emit shown(m_items);
}

void BookingRunner::turnBack()
{
    if (m_page == Page::Confirming)
        return askTimes(m_times.day); // what is free may have changed
    showItems(m_page == Page::Times ? m_items.department : QString());
}

void BookingRunner::handle(const Act &act)
{
    const auto *chosen = std::get_if<act::Choose>(&act);
    const bool proceeds = std::holds_alternative<act::Proceed>(act);
    switch (m_page) {
    case Page::Departments:
        if (chosen)
            showItems(chosen->id);
        return;
    case Page::Items:
        if (chosen)
            chooseItem(chosen->id);
        return;
    case Page::Times:
        if (const QDate day = QDate::fromString(chosen ? chosen->id : QString(), Qt::ISODate);
            m_times.days.contains(day))
            askTimes(day);
        else if (chosen)
            chooseTime(QTime::fromString(chosen->id, kTimeFormat));
        else if (proceeds && m_times.chosen.isValid())
            confirm({m_times.day, m_times.chosen});
        return;
    case Page::Confirming: break;
    }
    if (m_screen.phase == Phase::Taken && chosen) {
        for (const AppointmentTime &time : QList(m_screen.instead)) {
            if (QDateTime(time.day, time.start).toString(Qt::ISODate) == chosen->id)
                return confirm(time);
        }
    } else if (proceeds && m_screen.phase == Phase::GivenUp) {
        show(Phase::Confirming);
    } else if (proceeds && m_screen.phase == Phase::Confirming) {
        book();
    }
}

void BookingRunner::chooseItem(const QString &id)
{
    const ServicePtr item = m_context.machine.catalogue->service(id);
    if (!item || item->department.zh != m_items.department)
        return;
    const QDate today = m_context.machine.clock->wall().date();
    m_times = {};
    m_times.item = item;
    for (int ahead = 0; ahead < kDays; ++ahead)
        m_times.days << today.addDays(ahead);
    askTimes(today);
}

void BookingRunner::askTimes(QDate day)
{
    m_page = Page::Times;
    m_times.day = day;
    m_times.times = nullptr;
    m_times.chosen = {};
    emit shown(m_times);
    whenReady(m_context.machine.hall->timesOf(m_times.item->id, day, m_context.call(kPortalPatience)), this,
              [this, item = m_times.item, day](Result<DayTimes> times) {
                  if (m_page != Page::Times || m_times.day != day || m_times.item != item)
                      return; // another day is looked at
                  m_times.unbookable = !times && problemCode(times.error()) == u"item-unknown";
                  if (!times && !m_times.unbookable)
                      return failWith(times.error().code);
                  m_times.times = std::make_shared<const DayTimes>(times ? std::move(*times) : DayTimes{});
                  emit shown(m_times);
              });
}

void BookingRunner::chooseTime(QTime start)
{
    const auto *times = m_times.times.get();
    if (!times || std::find(times->free.begin(), times->free.end(), start) == times->free.end())
        return;
    m_times.chosen = start;
    emit shown(m_times);
}

void BookingRunner::confirm(AppointmentTime time)
{
    m_page = Page::Confirming;
    m_screen = {};
    m_screen.item = m_times.item;
    m_screen.appointment.item = m_times.item->id;
    m_screen.appointment.time = time;
    m_times.day = time.day; // to which one goes back
    show(Phase::Confirming);
}

void BookingRunner::show(Phase phase)
{
    const bool wasWorking = working();
    m_screen.phase = phase;
    emit shown(m_screen);
    if (wasWorking != working())
        emit workingChanged();
}

void BookingRunner::book()
{
    m_id = AppointmentId::make(*m_context.machine.clock);
    m_wasSent = false;
    m_since = m_context.machine.clock->now();
    show(Phase::Booking);
    put();
}

void BookingRunner::put()
{
    whenReady(m_context.machine.hall->putAppointment(m_id, m_context.session, m_times.item->id,
                                                     m_screen.appointment.time, m_context.call(kPortalPatience)),
              this, [this](Result<Appointment> booked) {
                  if (!booked)
                      return refused(booked.error());
                  forget();
                  m_context.appointment = std::move(*booked);
                  m_context.audit(AuditEvent::AppointmentMoved, "booked", m_context.appointment->id);
                  succeed();
              });
}

void BookingRunner::refused(const Error &error)
{
    if (problemCode(error) == u"slot-taken") {
        m_context.audit(AuditEvent::AppointmentMoved, "taken", m_id);
        forget();
        m_screen.instead = timesInstead(error);
        return show(Phase::Taken);
    }
    if (error.code == ErrorCode::PortalUnreachable && !m_wasSent) {
        forget();
        return failWith(error.code);
    }
    if (!isUnanswered(error.code)) {
        abandon(); // an earlier try may have come through
        return failWith(error.code);
    }
    m_wasSent = true;
    if (m_context.machine.clock->now() - m_since >= kSilence) {
        abandon();
        return show(Phase::GivenUp);
    }
    show(Phase::Checking);
    m_tick = m_context.machine.alarms->in(kAskAgain, this, [this] { put(); });
}

void BookingRunner::forget()
{
    m_context.machine.alarms->cancel(m_tick);
    m_id = {};
}

void AppointmentSlipRunner::begin()
{
    if (!m_context.appointment)
        return failWith(ErrorCode::SequenceError);
    m_screen.phase = screen::Appointment::Phase::Booked;
    m_screen.item = m_context.machine.catalogue->service(m_context.appointment->item);
    m_screen.appointment = *m_context.appointment;
    m_screen.paper = Paper::Printing;
    emit shown(m_screen);
    emit workingChanged();
    printSlip(m_context, m_screen, m_screen.appointment.id, this, [this](Paper paper) {
        m_screen.paper = paper;
        emit workingChanged();
        emit shown(m_screen);
    });
}

void AppointmentSlipRunner::handle(const Act &act)
{
    if (std::holds_alternative<act::Proceed>(act) && !working())
        succeed();
}

bool AppointmentsRunner::working() const
{
    return m_isOpen
        && (m_screen.phase == Phase::Cancelling || m_screen.phase == Phase::CheckingIn
            || m_screen.paper == Paper::Printing);
}

void AppointmentsRunner::begin()
{
    if (!m_context.machine.hall || !m_context.machine.catalogue)
        return failWith(ErrorCode::Unsupported);
    askList();
}

void AppointmentsRunner::askList()
{
    m_isOpen = false;
    m_list.mine = nullptr;
    emit shown(m_list);
    whenReady(m_context.machine.hall->appointments(m_context.session, m_context.call(kPortalPatience)), this,
              [this](Result<std::vector<Appointment>> mine) {
                  if (!mine)
                      return failWith(mine.error().code);
                  record(m_context.machine,
                         {AuditEvent::AppointmentMoved, "listed", m_context.visit, {}, "", qint64(mine->size())});
                  m_list.mine = std::make_shared<const std::vector<Appointment>>(std::move(*mine));
                  emit shown(m_list);
              });
}

void AppointmentsRunner::turnBack()
{
    if (m_screen.phase == Phase::CancelAsked)
        return show(Phase::Shown);
    m_list.cancelled = false;
    askList();
}

void AppointmentsRunner::handle(const Act &act)
{
    const bool proceeds = std::holds_alternative<act::Proceed>(act);
    if (!m_isOpen) {
        if (const auto *chosen = std::get_if<act::Choose>(&act); chosen && m_list.mine)
            open(chosen->id);
        else if (proceeds && m_list.mine)
            succeed();
    } else if (m_screen.phase == Phase::Shown) {
        if (std::holds_alternative<act::GiveBack>(act) && !m_screen.appointment.arrived)
            show(Phase::CancelAsked);
        else if (proceeds && (m_screen.appointment.arrived || m_screen.coming == Coming::Now))
            checkIn();
        else if (proceeds)
            succeed();
    } else if (proceeds && m_screen.phase == Phase::CancelAsked) {
        cancel();
    } else if (proceeds && m_screen.phase == Phase::Arrived && !working()) {
        succeed();
    }
}

void AppointmentsRunner::open(const QString &id)
{
    const auto found = std::find_if(m_list.mine->begin(), m_list.mine->end(),
                                    [&](const Appointment &each) { return each.id.text() == id; });
    if (found == m_list.mine->end())
        return;
    m_isOpen = true;
    m_screen = {};
    m_screen.appointment = *found;
    m_screen.item = m_context.machine.catalogue->service(found->item);
    m_screen.coming = comingAt(*m_context.machine.clock, found->time);
    show(Phase::Shown);
}

void AppointmentsRunner::show(Phase phase)
{
    const bool wasWorking = working();
    m_screen.phase = phase;
    emit shown(m_screen);
    if (wasWorking != working())
        emit workingChanged();
}

// Without an answer the fault page offers to try again, and the list says how it stands.
void AppointmentsRunner::cancel()
{
    show(Phase::Cancelling);
    whenReady(m_context.machine.hall->cancelAppointment(m_screen.appointment.id, m_context.session,
                                                        m_context.call(kPortalPatience)),
              this, [this](const Result<void> &gone) {
                  if (!gone)
                      return failWith(endOf(gone.error()));
                  m_context.audit(AuditEvent::AppointmentMoved, "cancelled", m_screen.appointment.id);
                  m_list.cancelled = true;
                  askList();
                  emit workingChanged();
              });
}

void AppointmentsRunner::checkIn()
{
    show(Phase::CheckingIn);
    whenReady(
        m_context.machine.hall->putArrival(m_screen.appointment.id, m_context.session, m_context.call(kPortalPatience)),
        this, [this](Result<QueueTicket> ticket) {
            if (!ticket
                && (problemCode(ticket.error()) == u"too-early" || problemCode(ticket.error()) == u"too-late")) {
                // the portal's clock decides
                m_screen.coming = problemCode(ticket.error()) == u"too-early" ? Coming::TooEarly : Coming::TooLate;
                return show(Phase::Shown);
            }
            if (!ticket)
                return failWith(endOf(ticket.error()));
            m_context.audit(AuditEvent::AppointmentMoved, "arrived", m_screen.appointment.id);
            m_screen.ticket = std::move(*ticket);
            m_screen.appointment.arrived = true;
            m_screen.paper = Paper::Printing;
            show(Phase::Arrived);
            printTicket();
        });
}

void AppointmentsRunner::printTicket()
{
    printSlip(m_context, m_screen, m_screen.appointment.id, this, [this, id = m_screen.appointment.id](Paper paper) {
        if (!m_isOpen || m_screen.appointment.id != id)
            return; // the list is looked at again
        m_screen.paper = paper;
        emit workingChanged();
        emit shown(m_screen);
    });
}

} // namespace kiosk
