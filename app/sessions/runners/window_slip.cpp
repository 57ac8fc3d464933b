// SPDX-License-Identifier: Apache-2.0
#include "window_slip.h"

#include "print_runners.h"

namespace kiosk {
namespace {

using Paper = screen::Appointment::Paper;

constexpr Duration kSlipLimit = 30s;
const QString kTimeFormat = QStringLiteral("HH:mm");

WindowSlipFacts slipOf(const VisitContext &context, const screen::Appointment &screen)
{
    const KioskConfig &config = *context.machine.config;
    const AppointmentTime &time = screen.appointment.time;
    WindowSlipFacts facts;
    facts.site = config.site.name;
    facts.helpPhone = config.site.helpPhone;
    if (time.day.isValid())
        facts.at = QDateTime(time.day, time.start);
    facts.number = screen.ticket ? screen.ticket->number : screen.appointment.number;
    facts.window = screen.ticket ? screen.ticket->window : screen.appointment.window;
    if (screen.item) {
        facts.service = screen.item->title.in(context.language);
        facts.bring = screen.item->bring.in(context.language);
    }
    if (screen.ticket)
        facts.waiting = screen.ticket->waiting;
    else
        facts.checkIn = time.start.addMSecs(int(-kEarliestArrival.count())).toString(kTimeFormat) + u'–'
            + time.start.addMSecs(int(kLatestArrival.count())).toString(kTimeFormat);
    return facts;
}

} // namespace

void printSlip(VisitContext &context, const screen::Appointment &screen, AuditWord object, QObject *runner,
               std::function<void(Paper)> done)
{
    const auto finish = [&context, object, done](const Result<hal::ReceiptOutcome> &outcome) {
        const bool isOut = outcome && outcome->printed == hal::ActOutcome::Committed;
        context.audit(AuditEvent::AppointmentMoved, isOut ? "printed" : "not-printed", object);
        if (!isOut)
            context.log.warning("staff.needed", {{"device", "receipt"}});
        done(isOut ? Paper::Printed : Paper::OnScreenOnly);
    };
    auto *printer = context.machine.receiptPrinter;
    if (!printer)
        return finish(fail(ErrorCode::NoDevice));
    if (const auto taken = take(*printer, context.visit); !taken)
        return finish(fail(taken.error()));
    whenReady(printer->print(composeWindowSlip(slipOf(context, screen), context.language),
                             ActId::make(*context.machine.clock), Deadline::in(*context.machine.clock, kSlipLimit)),
              runner, finish);
}

} // namespace kiosk
