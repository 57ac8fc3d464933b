// SPDX-License-Identifier: Apache-2.0
#include "bill_runners.h"

#include "print_runners.h"

#include <algorithm>

namespace kiosk {
namespace {

using Phase = screen::BillDetail::Phase;

constexpr Duration kPortalPatience = 8s;
constexpr Duration kPrintLimit = 3min;
constexpr Duration kPaperPatience = 20s; // as for a certificate: then the job is taken back

} // namespace

bool BillsRunner::working() const
{
    return m_one && (m_one->phase == Phase::Fetching || m_one->phase == Phase::Printing);
}

void BillsRunner::begin()
{
    if (!m_context.machine.billing)
        return failWith(ErrorCode::Unsupported);
    emit shown(m_list);
    whenReady(m_context.machine.billing->listBills(m_context.session, m_context.call(kPortalPatience)), this,
              [this](Result<BillList> bills) {
                  if (!bills)
                      return failWith(bills.error().code);
                  record(m_context.machine,
                         {AuditEvent::BillAsked, "listed", m_context.visit, {}, "", qint64(bills->bills.size())});
                  m_list.bills = std::make_shared<const BillList>(std::move(*bills));
                  emit shown(m_list);
              });
}

void BillsRunner::abandon()
{
    m_context.machine.alarms->cancel(m_patience);
    if (m_one && m_one->phase == Phase::Printing)
        m_context.machine.documentPrinter->cancel(kSessionOwner);
}

void BillsRunner::handle(const Act &act)
{
    if (!m_list.bills || working())
        return;
    const auto *chosen = std::get_if<act::Choose>(&act);
    if (chosen && !m_one)
        open(chosen->id);
    else if (std::holds_alternative<act::Again>(act) && m_one)
        turnBack();
    else if (std::holds_alternative<act::Proceed>(act))
        m_one ? fetch() : succeed();
}

void BillsRunner::open(const QString &bill)
{
    const auto &bills = m_list.bills->bills;
    const auto found = std::find_if(bills.cbegin(), bills.cend(), [&](const auto &each) { return each.id() == bill; });
    if (found == bills.cend())
        return;
    m_context.audit(AuditEvent::BillAsked, "shown");
    m_one = screen::BillDetail{*found};
    emit shown(*m_one);
}

void BillsRunner::turnBack()
{
    m_one.reset();
    emit shown(m_list);
}

// Paper is looked at first: what cannot be printed is not fetched.
void BillsRunner::fetch()
{
    auto *printer = m_context.machine.documentPrinter;
    if (!printer)
        return settled(Phase::NotPrinted, ErrorCode::NoDevice);
    if (const auto trouble = hal::fault(printer->status()))
        return settled(Phase::NotPrinted, trouble);
    if (const auto taken = take(*printer, m_context.visit); !taken)
        return settled(Phase::NotPrinted, taken.error().code);
    m_one->fault.reset();
    show(Phase::Fetching);
    whenReady(
        m_context.machine.billing->billDocument(m_one->bill.id(), m_context.session, m_context.call(kPortalPatience)),
        this, [this](Result<SensitiveBytes> pdf) {
            if (!pdf)
                return settled(Phase::NotPrinted, pdf.error().code);
            print(std::move(*pdf));
        });
}

void BillsRunner::print(SensitiveBytes pdf)
{
    auto *printer = m_context.machine.documentPrinter;
    show(Phase::Printing);
    connect(printer, &hal::Device::statusChanged, this, &BillsRunner::watch, Qt::UniqueConnection);
    const ActId act = ActId::make(*m_context.machine.clock);
    hal::DocumentJob job;
    job.pdf = std::move(pdf);
    job.jobName = act.text();
    whenReady(printer->print(std::move(job), act, Deadline::in(*m_context.machine.clock, kPrintLimit)), this,
              [this](const Result<hal::DocumentOutcome> &outcome) {
                  if (!outcome) // refused before anything was sent
                      return settled(Phase::NotPrinted, outcome.error().code);
                  switch (outcome->printed) {
                  case hal::ActOutcome::Committed: return settled(Phase::Printed);
                  case hal::ActOutcome::NotCommitted:
                      return settled(Phase::NotPrinted, outcome->fault.value_or(ErrorCode::DeviceFault));
                  case hal::ActOutcome::Unknown:
                      return settled(Phase::Uncertain, outcome->fault.value_or(ErrorCode::OutcomeUnknown));
                  }
              });
}

void BillsRunner::watch(const hal::StatusSnapshot &status)
{
    if (!m_one || m_one->phase != Phase::Printing)
        return;
    const auto trouble = hal::fault(status);
    m_one->fault = trouble;
    emit shown(*m_one);
    if (!trouble) {
        m_context.machine.alarms->cancel(std::exchange(m_patience, 0));
    } else if (!m_patience) {
        m_context.log.warning("staff.needed", {{"device", "certificate"}, {"why", *trouble}});
        m_patience = m_context.machine.alarms->in(kPaperPatience, this,
                                                  [this] { m_context.machine.documentPrinter->cancel(kSessionOwner); });
    }
}

void BillsRunner::settled(Phase phase, std::optional<ErrorCode> fault)
{
    m_context.machine.alarms->cancel(std::exchange(m_patience, 0));
    m_one->fault = fault;
    const char *outcome = phase == Phase::Printed ? "printed" : phase == Phase::Uncertain ? "unknown" : "not-printed";
    m_context.audit(AuditEvent::BillAsked, outcome, {}, fault ? codeName(*fault) : "");
    show(phase);
}

void BillsRunner::show(Phase phase)
{
    const bool was = working();
    m_one->phase = phase;
    emit shown(*m_one);
    if (was != working())
        emit workingChanged();
}

} // namespace kiosk
