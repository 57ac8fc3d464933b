// SPDX-License-Identifier: Apache-2.0
// Who is here: the ID card, and a code to the phone that the portal has for that person. When the portal is away and
// the item allows it, the card alone.
#pragma once

#include "card_code_runner.h"

namespace kiosk {

class IdentityRunner final : public CardCodeRunner {
    Q_OBJECT
public:
    using CardCodeRunner::CardCodeRunner;
    void begin() override;

private:
    void taken(hal::IdCardRecord record) override;
    void send(const QString &phoneId) override;
    void verify(const std::shared_ptr<const SensitiveText> &digits) override;
    bool asksPortal() const override { return m_context.journey.method == IdentityMethod::CardSms; }
    void refused(ErrorCode why) override;
    void judge();
    void openSession();
    void identified(bool verified);
};

} // namespace kiosk
