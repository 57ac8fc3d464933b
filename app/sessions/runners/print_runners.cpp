// SPDX-License-Identifier: Apache-2.0
#include "print_runners.h"

#include "../card_facts.h"
#include "../done_facts.h"
#include "../kept_claim.h"
#include "../late_receipts.h"

namespace kiosk {
namespace {

constexpr Duration kPrintLimit = 3min;
constexpr Duration kPaperPatience = 20s; // nobody refills a tray at midnight: then the job is taken back
constexpr Duration kReceiptLimit = 30s;
constexpr Duration kTakePaper = 8s; // after it the visit goes on by itself

QString proofName(hal::PrintProof proof)
{
    switch (proof) {
    case hal::PrintProof::Sensor: return QStringLiteral("sensor");
    case hal::PrintProof::PageCounter: return QStringLiteral("page-counter");
    case hal::PrintProof::CitizenConfirmed: return QStringLiteral("citizen");
    case hal::PrintProof::StaffConfirmed: return QStringLiteral("staff");
    case hal::PrintProof::None: break;
    }
    return {};
}

} // namespace

Result<void> take(hal::Device &device, VisitId visit)
{
    device.setVisit(visit);
    if (device.claimedBy() == kSessionOwner)
        return {};
    KIOSK_TRY(device.claim(kSessionOwner));
    return device.setEnabled(true);
}

void PrintRunner::abandon()
{
    m_context.machine.alarms->cancel(m_patience);
    if (m_printing) // the page is gone; the outcome is settled from the claim at the next start
        m_context.machine.documentPrinter->cancel(kSessionOwner);
}

void PrintRunner::begin()
{
    auto *printer = m_context.machine.documentPrinter;
    if (!m_context.claim || !printer)
        return failWith(ErrorCode::SequenceError);
    m_screen.document = m_context.choiceTitle;
    m_screen.pages = m_context.claim->pages;
    emit shown(m_screen);
    if (const auto taken = take(*printer, m_context.visit); !taken)
        return failWith(taken.error().code);
    ClaimStep step;
    step.claim = m_context.claim->claim;
    step.state = ClaimState::Intent;
    whenReady(m_context.machine.store->recordClaim(step), this, [this](const Result<void> &kept) {
        if (!kept)
            return failWith(kept.error().code);
        m_context.claim->state = ClaimState::Intent;
        emit reported(event::ActBegun{m_step.id});
        print();
    });
}

void PrintRunner::print()
{
    auto *printer = m_context.machine.documentPrinter;
    connect(printer, &hal::Device::statusChanged, this, &PrintRunner::watch);
    hal::DocumentJob job;
    job.pdf = std::move(m_context.claim->pdf);
    job.jobName = m_context.claim->claim.text();
    job.pages = m_context.claim->pages;
    m_printing = true;
    whenReady(printer->print(std::move(job), m_context.claim->act, Deadline::in(*m_context.machine.clock, kPrintLimit)),
              this, [this](const Result<hal::DocumentOutcome> &outcome) { ended(outcome); });
}

void PrintRunner::watch(const hal::StatusSnapshot &status)
{
    if (!m_printing)
        return;
    const auto trouble = hal::fault(status);
    if (!trouble) {
        m_context.machine.alarms->cancel(m_patience);
        m_patience = 0;
        if (m_screen.phase == screen::Print::Phase::Waiting) {
            m_screen.phase = screen::Print::Phase::Printing;
            emit shown(m_screen);
        }
        return;
    }
    m_screen.phase = screen::Print::Phase::Waiting;
    m_screen.fault = trouble;
    if (!m_screen.staffTold.isValid()) {
        m_screen.staffTold = m_context.machine.clock->wall();
        m_context.log.warning("staff.needed", {{"device", "certificate"}, {"why", *trouble}});
    }
    emit shown(m_screen);
    if (!m_patience) {
        m_patience = m_context.machine.alarms->in(kPaperPatience, this,
                                                  [this] { m_context.machine.documentPrinter->cancel(kSessionOwner); });
    }
}

void PrintRunner::ended(const Result<hal::DocumentOutcome> &outcome)
{
    m_printing = false;
    m_context.machine.alarms->cancel(m_patience);
    if (!outcome) { // refused before anything was sent
        m_context.log.warning("print.refused", {{"error", outcome.error()}});
        m_screen.fault = outcome.error().code;
        return settle(ClaimState::Released, {});
    }
    if (outcome->fault)
        m_screen.fault = outcome->fault;
    switch (outcome->printed) {
    case hal::ActOutcome::Committed: return settle(ClaimState::Printed, proofName(outcome->proof));
    case hal::ActOutcome::NotCommitted: return settle(ClaimState::Spoiled, {});
    case hal::ActOutcome::Unknown: return settle(ClaimState::Uncertain, {});
    }
}

void PrintRunner::settle(ClaimState state, const QString &proof)
{
    ClaimStep step;
    step.claim = m_context.claim->claim;
    step.state = state;
    step.proof = proof;
    m_context.claim->state = state;
    m_context.log.info("claim.settled", {{"claim", step.claim}, {"state", codeName(state)}});
    recordUntilKept(m_context.machine, step, this, [this, state] {
        setWorking(false);
        if (state == ClaimState::Released)
            return failWith(m_screen.fault.value_or(ErrorCode::DeviceFault));
        if (state == ClaimState::Printed) {
            m_screen.phase = screen::Print::Phase::Done;
            m_context.done.standing = Standing::Printed;
            m_context.done.at = m_context.machine.clock->wall();
            m_patience = m_context.machine.alarms->in(kTakePaper, this, [this] { paperTaken("not-confirmed"); });
        } else {
            m_screen.phase
                = state == ClaimState::Spoiled ? screen::Print::Phase::Spoiled : screen::Print::Phase::Uncertain;
            if (!m_screen.staffTold.isValid())
                m_screen.staffTold = m_context.machine.clock->wall();
            m_context.log.warning("staff.needed", {{"device", "certificate"}, {"claim", codeName(state)}});
        }
        emit shown(m_screen);
    });
}

void PrintRunner::handle(const Act &act)
{
    if (m_working || !std::holds_alternative<act::Proceed>(act))
        return;
    if (m_screen.phase == screen::Print::Phase::Done) {
        m_context.machine.alarms->cancel(m_patience);
        paperTaken("confirmed");
    } else {
        emit reported(event::Cancelled{}); // spoiled or uncertain: nothing more can be done at this machine
    }
}

void PrintRunner::paperTaken(const char *outcome)
{
    m_context.audit(AuditEvent::DocumentTaken, outcome, m_context.claim->claim);
    succeed();
}

void PrintRunner::setWorking(bool working)
{
    m_working = working;
    emit workingChanged();
}

void ReceiptRunner::begin()
{
    if (m_context.receiptCode.isNull()) {
        auto code = ReceiptCode::make(m_context.machine.config->site.district);
        if (!code)
            return failWith(code.error().code);
        m_context.receiptCode = std::move(*code);
    }
    screen::Done &done = m_context.done;
    done.receiptCode = m_context.receiptCode.text();
    done.receipt = screen::Done::Receipt::Printing;
    followAcknowledgement(m_context, this, [this] { emit shown(m_context.done); });
    emit shown(done);
    m_act = ActId::make(*m_context.machine.clock);
    print();
}

void ReceiptRunner::print()
{
    auto *printer = m_context.machine.receiptPrinter;
    if (!printer)
        return withoutPaper(hal::ActOutcome::NotCommitted, {ErrorCode::NoDevice, QStringLiteral("receipt")});
    if (const auto taken = take(*printer, m_context.visit); !taken)
        return withoutPaper(hal::ActOutcome::NotCommitted, taken.error());
    const screen::Done &done = m_context.done;
    const KioskConfig &config = *m_context.machine.config;
    ReceiptFacts facts;
    facts.site = config.site.name;
    facts.machineNo = config.site.machineNo;
    facts.helpPhone = config.site.helpPhone;
    facts.service = m_context.journey.service;
    facts.standing = done.standing;
    facts.at = done.at;
    facts.receiptCode = done.receiptCode;
    facts.caseNo = done.caseNo;
    facts.paid = done.paid;
    facts.billNumber = done.bill.number;
    facts.billCheckCode = done.bill.checkCode;
    facts.owed = owedSteps(m_context.journey);
    facts.conditional = m_context.journey.mode == JourneyMode::Conditional;
    if (m_context.agent)
        facts.agent = maskedName(nameOn(*m_context.agent));
    whenReady(printer->print(composeReceipt(facts, m_context.language), m_act,
                             Deadline::in(*m_context.machine.clock, kReceiptLimit)),
              this, [this](const Result<hal::ReceiptOutcome> &outcome) {
                  if (!outcome) // refused before the first byte
                      return withoutPaper(hal::ActOutcome::NotCommitted, outcome.error());
                  if (outcome->printed != hal::ActOutcome::Committed) {
                      m_context.machine.lateReceipts->expect(m_act, m_context.receiptCode, m_context.visit);
                      return withoutPaper(outcome->printed,
                                          {outcome->fault.value_or(ErrorCode::OutcomeUnknown),
                                           QString::fromLatin1(hal::codeName(outcome->printed))});
                  }
                  m_context.audit(AuditEvent::ReceiptPrinted, "printed", m_context.receiptCode);
                  m_context.done.receipt = screen::Done::Receipt::Printed;
                  emit shown(m_context.done);
                  succeed();
              });
}

void ReceiptRunner::withoutPaper(hal::ActOutcome printed, const Error &why)
{
    m_context.log.warning("receipt.on-screen", {{"error", why}});
    m_context.audit(AuditEvent::ReceiptPrinted, printed == hal::ActOutcome::Unknown ? "unknown" : "not-printed",
                    m_context.receiptCode, codeName(why.code));
    m_context.log.warning("staff.needed", {{"device", "receipt"}, {"why", why.code}});
    m_context.done.receipt = screen::Done::Receipt::OnScreenOnly;
    emit shown(m_context.done);
    if (m_context.session.isEmpty() || !m_context.verified)
        return succeed(); // no phone is known: code and QR on the screen
    ReceiptNotice notice{m_context.done.receiptCode, m_context.done.caseNo};
    whenReady(m_context.machine.portal->requestNotice(m_context.session, notice, m_context.call(5s)), this,
              [this](const Result<void> &sent) {
                  m_context.done.smsSent = sent.has_value();
                  m_context.audit(AuditEvent::NoticeAsked, sent ? "done" : "failed", m_context.receiptCode,
                                  sent ? "" : codeName(sent.error().code));
                  if (!sent)
                      m_context.log.warning("receipt.notice-lost", {{"error", sent.error()}});
                  emit shown(m_context.done);
                  succeed();
              });
}

} // namespace kiosk
