// SPDX-License-Identifier: Apache-2.0
// A card is put down, and a code goes to the phone that the portal has for the person on it: what the steps have in
// common that do so.
#pragma once

#include "../step_runner.h"

namespace kiosk {

class CardCodeRunner : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void abandon() override;
    void handle(const Act &act) override;

protected:
    virtual void taken(hal::IdCardRecord record) = 0; // off the reader, and not looked at yet
    virtual void send(const QString &phoneId) = 0;    // by sent()
    virtual void verify(const std::shared_ptr<const SensitiveText> &digits) = 0;
    virtual bool asksPortal() const = 0;
    virtual void refused(ErrorCode why) = 0; // a card; for the audit

    void listen(); // begins to wait for a card
    void waitForCard();
    void cardWrong(ErrorCode code);
    void showCard(screen::Card::Phase phase, std::optional<ErrorCode> wrong = {});
    void askWhichPhone(const QList<MaskedPhone> &phones);
    void sent(const Result<SmsCode> &code);
    void checking();
    void codeRefused(const Error &error);

    screen::Card m_card;
    screen::Sms m_sms;
    QString m_codeId;

private:
    void cardRead(Result<hal::IdCardRecord> record);
    void tickCard();
    void askForCode(const QString &phoneId);
    void showSms(screen::Sms::Phase phase);
    void tickResend();

    QString m_phoneId;
    bool m_atCard = true;
    bool m_reading = false;
    MonotonicTime m_cardUntil{};
    MonotonicTime m_resendAt{};
    Alarms::Handle m_ticker = 0;
};

} // namespace kiosk
