// SPDX-License-Identifier: Apache-2.0
#include "queue_runner.h"

#include "window_slip.h"

#include <journey/fault_policy.h>
#include <services/service_catalogue.h>

namespace kiosk {
namespace {

using Phase = screen::Appointment::Phase;
using Paper = screen::Appointment::Paper;

constexpr Duration kPortalPatience = 8s;
constexpr Duration kAskAgain = 2s;
constexpr Duration kSilence = 30s;

} // namespace

void QueueRunner::begin()
{
    if (!m_context.machine.hall || !m_context.machine.catalogue)
        return failWith(ErrorCode::Unsupported);
    m_items.isQueue = true;
    showItems({});
}

void QueueRunner::showItems(const QString &department)
{
    m_items.department = department;
    emit shown(m_items);
}

void QueueRunner::handle(const Act &act)
{
    const auto *chosen = std::get_if<act::Choose>(&act);
    if (m_screen.ticket && !working() && std::holds_alternative<act::Proceed>(act))
        succeed();
    else if (chosen && !m_isAsked)
        m_items.department.isEmpty() ? showItems(chosen->id) : ask(chosen->id);
}

void QueueRunner::ask(const QString &item)
{
    const ServicePtr service = m_context.machine.catalogue->service(item);
    if (!service || service->department.zh != m_items.department)
        return;
    m_isAsked = true;
    m_screen.phase = Phase::CheckingIn;
    m_screen.item = service;
    m_id = TicketId::make(*m_context.machine.clock);
    m_since = m_context.machine.clock->now();
    emit shown(m_screen);
    emit workingChanged();
    put();
}

void QueueRunner::put()
{
    whenReady(m_context.machine.hall->putQueueTicket(m_id, m_screen.item->id, m_context.call(kPortalPatience)), this,
              [this](Result<QueueTicket> ticket) {
                  if (ticket)
                      return answered(std::move(*ticket));
                  const ErrorCode code = ticket.error().code;
                  const bool isUnanswered = isPortalAway(code) || code == ErrorCode::TimedOut;
                  if (!isUnanswered)
                      return failWith(code);
                  if (m_context.machine.clock->now() - m_since >= kSilence)
                      return failWith(ErrorCode::PortalUnreachable);
                  m_tick = m_context.machine.alarms->in(kAskAgain, this, [this] { put(); });
              });
}

void QueueRunner::answered(QueueTicket ticket)
{
    m_screen.phase = Phase::Arrived;
    m_screen.paper = Paper::Printing;
    m_screen.ticket = std::move(ticket);
    m_context.audit(AuditEvent::AppointmentMoved, "queued", m_id);
    emit shown(m_screen);
    emit workingChanged();
    printSlip(m_context, m_screen, m_id, this, [this](Paper paper) {
        m_screen.paper = paper;
        emit workingChanged();
        emit shown(m_screen);
    });
}

} // namespace kiosk
