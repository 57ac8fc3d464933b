// SPDX-License-Identifier: Apache-2.0
#include "card_code_runner.h"

#include <portal/problem.h>

#include <cmath>

namespace kiosk {
namespace {

constexpr Duration kCardWait = 60s;

// The person may hold the card again, or another card; the others end the step.
bool isAboutTheCard(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CardMoved:
    case ErrorCode::CardUnreadable:
    case ErrorCode::CardKind:
    case ErrorCode::CardExpired:
    case ErrorCode::CardInvalid: return true;
    default: return false;
    }
}

int secondsOf(Duration span) { return static_cast<int>(std::ceil(std::chrono::duration<double>(span).count())); }

} // namespace

void CardCodeRunner::abandon()
{
    m_context.machine.alarms->cancel(m_ticker);
    if (m_reading)
        m_context.machine.idCardReader->cancel(kSessionOwner);
}

void CardCodeRunner::listen()
{
    auto *reader = m_context.machine.idCardReader;
    reader->setVisit(m_context.visit);
    if (reader->claimedBy() != kSessionOwner) {
        if (const auto claimed = reader->claim(kSessionOwner); !claimed)
            return failWith(claimed.error().code);
        if (const auto enabled = reader->setEnabled(true); !enabled)
            return failWith(enabled.error().code);
    }
    connect(reader, &hal::IdCardReader::cardInserted, this, [this] {
        if (m_atCard && m_card.phase == screen::Card::Phase::Wrong)
            waitForCard(); // put down again: no key needs to be found
        else if (m_atCard && m_reading)
            showCard(screen::Card::Phase::Reading);
    });
    waitForCard();
}

void CardCodeRunner::handle(const Act &act)
{
    if (std::holds_alternative<act::OtherWay>(act)) {
        emit reported(event::OtherWay{});
    } else if (m_atCard) {
        if (std::holds_alternative<act::Again>(act) && m_card.phase == screen::Card::Phase::Wrong)
            waitForCard();
    } else if (const auto *phone = std::get_if<act::ChoosePhone>(&act)) {
        askForCode(phone->id);
    } else if (std::holds_alternative<act::Resend>(act)) {
        if (m_sms.resendInS == 0)
            askForCode(m_phoneId);
    } else if (const auto *code = std::get_if<act::Code>(&act)) {
        if (m_sms.phase == screen::Sms::Phase::Enter)
            verify(code->digits);
    }
}

void CardCodeRunner::waitForCard()
{
    if (m_reading)
        return;
    m_reading = true;
    m_card.isHisOwn = false;
    m_cardUntil = m_context.machine.clock->now() + kCardWait;
    showCard(screen::Card::Phase::Waiting);
    m_context.machine.alarms->cancel(m_ticker);
    tickCard();
    // A connection is opened while the card is being looked for, so that nobody waits for it later.
    if (asksPortal())
        whenReady(m_context.machine.portal->health(m_context.call(5s)), this, [](const Result<PortalHealth> &) {});
    whenReady(m_context.machine.idCardReader->read(Deadline::at(m_cardUntil)), this,
              [this](Result<hal::IdCardRecord> record) { cardRead(std::move(record)); });
}

void CardCodeRunner::tickCard()
{
    m_ticker = m_context.machine.alarms->in(1s, this, [this] {
        if (!m_atCard || !m_reading)
            return;
        if (m_card.phase == screen::Card::Phase::Waiting)
            showCard(m_card.phase);
        tickCard();
    });
}

void CardCodeRunner::cardRead(Result<hal::IdCardRecord> record)
{
    m_reading = false;
    if (record)
        return taken(std::move(*record));
    const ErrorCode why = record.error().code;
    m_context.log.info("card.refused", {{"error", record.error()}});
    refused(why);
    if (isAboutTheCard(why))
        return cardWrong(why);
    failWith(why);
}

void CardCodeRunner::cardWrong(ErrorCode code) { showCard(screen::Card::Phase::Wrong, code); }

void CardCodeRunner::showCard(screen::Card::Phase phase, std::optional<ErrorCode> wrong)
{
    m_card.phase = phase;
    m_card.wrong = wrong;
    m_card.secondsTotal = secondsOf(kCardWait);
    m_card.secondsLeft = std::max(0, secondsOf(m_cardUntil - m_context.machine.clock->now()));
    m_card.otherWay = service().identity.size() > 1;
    emit shown(m_card);
}

void CardCodeRunner::askWhichPhone(const QList<MaskedPhone> &phones)
{
    m_atCard = false;
    m_sms.phones = phones;
    if (m_sms.phones.isEmpty())
        return failWith(ErrorCode::NotEligible);
    if (m_sms.phones.size() == 1)
        return askForCode(m_sms.phones.first().id); // nothing to choose
    showSms(screen::Sms::Phase::ChoosePhone);
}

void CardCodeRunner::askForCode(const QString &phoneId)
{
    const auto phone = std::find_if(m_sms.phones.cbegin(), m_sms.phones.cend(),
                                    [&phoneId](const MaskedPhone &known) { return known.id == phoneId; });
    if (phone == m_sms.phones.cend() || m_sms.phase == screen::Sms::Phase::Sending)
        return;
    m_phoneId = phoneId;
    m_sms.phone = phone->masked;
    m_sms.wrong.reset();
    showSms(screen::Sms::Phase::Sending);
    send(phoneId);
}

void CardCodeRunner::sent(const Result<SmsCode> &code)
{
    Duration wait = m_context.machine.config->timing.smsResend;
    if (code) {
        m_codeId = code->id;
        m_sms.triesLeft = code->triesLeft;
        wait = code->resendAfter;
    } else if (code.error().code == ErrorCode::SmsQuota && !m_codeId.isEmpty()) {
        m_sms.wrong = ErrorCode::SmsQuota; // the code sent before still counts
        wait = retryAfter(code.error()).value_or(wait);
    } else {
        return failWith(code.error().code);
    }
    m_resendAt = m_context.machine.clock->now() + wait;
    showSms(screen::Sms::Phase::Enter);
    m_context.machine.alarms->cancel(m_ticker);
    tickResend();
}

void CardCodeRunner::checking()
{
    m_sms.wrong.reset();
    showSms(screen::Sms::Phase::Checking);
}

void CardCodeRunner::codeRefused(const Error &error)
{
    if (error.code != ErrorCode::SmsCodeWrong)
        return failWith(error.code);
    m_sms.wrong = error.code;
    m_sms.triesLeft = triesLeft(error).value_or(m_sms.triesLeft);
    m_sms.clearDigits = true;
    showSms(screen::Sms::Phase::Enter);
    m_sms.clearDigits = false;
}

void CardCodeRunner::showSms(screen::Sms::Phase phase)
{
    m_sms.phase = phase;
    m_sms.resendInS = std::max(0, secondsOf(m_resendAt - m_context.machine.clock->now()));
    emit shown(m_sms);
}

void CardCodeRunner::tickResend()
{
    if (m_resendAt <= m_context.machine.clock->now())
        return;
    m_ticker = m_context.machine.alarms->in(1s, this, [this] {
        if (m_sms.phase == screen::Sms::Phase::Enter)
            showSms(m_sms.phase);
        tickResend();
    });
}

} // namespace kiosk
