// SPDX-License-Identifier: Apache-2.0
// Who is here: the ID card, and a code to the phone that the portal has for that person. When the portal is away and
// the item allows it, the card alone.
#pragma once

#include "../step_runner.h"

#include <journey/prefill.h>

namespace kiosk {

// What a card says of its holder, for first answers.
KnownValues knownFrom(const hal::IdCardRecord &card);

class IdentityRunner final : public StepRunner {
    Q_OBJECT
public:
    IdentityRunner(VisitContext &context, const StepDefinition &step);
    void begin() override;
    void abandon() override;
    void handle(const Act &act) override;

private:
    void waitForCard();
    void cardRead(Result<hal::IdCardRecord> record);
    void judge();
    void openSession();
    void cardWrong(ErrorCode code);
    void showCard(screen::Card::Phase phase, std::optional<ErrorCode> wrong = {});
    void tickCard();

    void askForCode(const QString &phoneId);
    void verify(const std::shared_ptr<const SensitiveText> &digits);
    void codeRefused(const Error &error);
    void showSms(screen::Sms::Phase phase);
    void tickResend();

    void identified(bool verified);

    screen::Card m_card;
    screen::Sms m_sms;
    PortalSession m_session;
    QString m_phoneId;
    QString m_codeId;
    bool m_atCard = true;
    bool m_reading = false;
    MonotonicTime m_cardUntil{};
    MonotonicTime m_resendAt{};
    Alarms::Handle m_ticker = 0;
};

} // namespace kiosk
