// SPDX-License-Identifier: Apache-2.0
#include "notice_runners.h"

#include "print_runners.h"

#include <documents/payment_receipt.h>
#include <journey/fault_policy.h>
#include <portal/problem.h>

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;
constexpr Duration kReceiptLimit = 30s;

const char *outcomeOf(NoticeState state)
{
    return state == NoticeState::Unknown ? "not-open" : codeName(state); // "unknown" is a code that nobody gave out
}

} // namespace

void NoticeRunner::begin()
{
    if (!m_context.machine.billing)
        return failWith(ErrorCode::Unsupported);
    m_context.notice.reset();
    connect(&m_listener, &CodeListener::read, this, &NoticeRunner::scanned);
    connect(&m_listener, &CodeListener::lost, this, [this] {
        m_screen.scanner = false;
        emit shown(m_screen);
    });
    m_screen.scanner = m_listener.open();
    enter();
}

void NoticeRunner::abandon() { m_listener.stop(); }

void NoticeRunner::enter()
{
    m_found.reset();
    const bool hasScanner = m_screen.scanner;
    m_screen = {};
    m_screen.scanner = hasScanner;
    emit shown(m_screen);
    m_screen.fresh = false;
    m_listener.listen();
}

// What is held before the scanner is the code typed.
void NoticeRunner::scanned(const QString &text)
{
    if (m_screen.asking || m_found)
        return;
    m_screen.entry = text;
    m_screen.fresh = true;
    confirm();
    m_screen.fresh = false;
}

void NoticeRunner::handle(const Act &act)
{
    if (m_screen.asking)
        return;
    if (m_found) {
        if (std::holds_alternative<act::Again>(act)) {
            enter();
        } else if (std::holds_alternative<act::Proceed>(act) && m_found->notice.state == NoticeState::Open) {
            m_context.notice = NoticeToPay{m_found->code, m_found->notice};
            succeed();
        }
    } else if (const auto *typed = std::get_if<act::Type>(&act)) {
        m_screen.entry = typed->entry;
        if (std::exchange(m_screen.complaint, std::nullopt))
            emit shown(m_screen);
    } else if (std::holds_alternative<act::Proceed>(act)) {
        confirm();
    }
}

void NoticeRunner::confirm()
{
    using Complaint = screen::NoticeCode::Complaint;
    const QString code = noticeDigits(m_screen.entry);
    if (!isNoticeCode(code)) {
        m_screen.missing = int(kNoticeCodeLength - code.size());
        return complain(m_screen.missing > 0 ? Complaint::TooShort : Complaint::WrongDigit);
    }
    m_screen.complaint.reset();
    m_screen.asking = true;
    emit shown(m_screen);
    whenReady(m_context.machine.billing->lookUpNotice(code, m_context.call(kPortalPatience)), this,
              [this, code](const Result<PaymentNotice> &said) { answered(code, said); });
}

void NoticeRunner::answered(const QString &code, const Result<PaymentNotice> &said)
{
    using Complaint = screen::NoticeCode::Complaint;
    m_screen.asking = false;
    if (said) {
        m_context.audit(AuditEvent::PaymentNoticeAsked, outcomeOf(said->state));
        abandon(); // nothing more is read
        m_listener.stop();
        m_found = screen::NoticeDetail{*said, code};
        return emit shown(*m_found);
    }
    const Error &error = said.error();
    const bool isTooOften = problemCode(error) == u"lookup-quota";
    const bool isAway = isPortalAway(error.code) || error.code == ErrorCode::TimedOut;
    if (problemCode(error) != u"notice-unknown" && !isTooOften && !isAway)
        return failWith(error.code);
    m_context.audit(AuditEvent::PaymentNoticeAsked, isTooOften ? "too-often" : isAway ? "portal-away" : "unknown");
    if (isTooOften)
        m_screen.waitMinutes = int((retryAfter(error).value_or(10min) + 1min - 1ms) / 1min);
    complain(isTooOften ? Complaint::TooOften : isAway ? Complaint::Away : Complaint::Unknown);
}

void NoticeRunner::complain(screen::NoticeCode::Complaint complaint)
{
    m_screen.complaint = complaint;
    emit shown(m_screen);
}

void NoticePaidRunner::begin()
{
    if (!m_context.notice || !m_context.paid)
        return failWith(ErrorCode::SequenceError);
    m_screen.notice = m_context.notice->notice;
    m_screen.code = m_context.notice->code;
    m_screen.paid = m_context.paid->amount;
    m_screen.bill = m_context.paid->bill;
    m_screen.at = m_context.machine.clock->wall();
    emit shown(m_screen);
    print();
}

void NoticePaidRunner::print()
{
    auto *printer = m_context.machine.receiptPrinter;
    if (!printer)
        return settled("not-printed", codeName(ErrorCode::NoDevice));
    if (const auto taken = take(*printer, m_context.visit); !taken)
        return settled("not-printed", codeName(taken.error().code));
    const SiteConfig &site = m_context.machine.config->site;
    const PaymentReceiptFacts facts{.site = site.name,
                                    .machineNo = site.machineNo,
                                    .helpPhone = site.helpPhone,
                                    .at = m_screen.at,
                                    .payee = m_screen.notice.payee,
                                    .item = m_screen.notice.item,
                                    .noticeCode = groupedNotice(m_screen.code),
                                    .paid = m_screen.paid,
                                    .lateFee = m_screen.notice.lateFee,
                                    .billNumber = m_screen.bill.number,
                                    .billCheckCode = m_screen.bill.checkCode};
    whenReady(printer->print(composePaymentReceipt(facts, m_context.language), ActId::make(*m_context.machine.clock),
                             Deadline::in(*m_context.machine.clock, kReceiptLimit)),
              this, [this](const Result<hal::ReceiptOutcome> &outcome) {
                  if (!outcome) // refused before the first byte
                      return settled("not-printed", codeName(outcome.error().code));
                  if (outcome->printed == hal::ActOutcome::Committed)
                      return settled("printed");
                  settled(outcome->printed == hal::ActOutcome::Unknown ? "unknown" : "not-printed",
                          codeName(outcome->fault.value_or(ErrorCode::OutcomeUnknown)));
              });
}

// Without paper it is paid all the same: the number stands on the glass until the citizen goes.
void NoticePaidRunner::settled(const char *outcome, const char *reason)
{
    const bool isPrinted = *reason == '\0';
    m_context.audit(AuditEvent::PaymentReceipt, outcome, m_context.paid->id, reason);
    if (!isPrinted)
        m_context.log.warning("staff.needed", {{"device", "receipt"}, {"why", reason}});
    m_screen.hasReceipt = isPrinted;
    emit shown(m_screen);
    emit workingChanged();
}

void NoticePaidRunner::handle(const Act &act)
{
    if (!working() && std::holds_alternative<act::Proceed>(act))
        succeed();
}

} // namespace kiosk
