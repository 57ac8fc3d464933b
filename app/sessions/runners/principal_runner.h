// SPDX-License-Identifier: Apache-2.0
// For whom it is done, when somebody acts for another (docs/agents.md): the other's card, and a code to the other's
// phone, by which the portal gives its leave. From then on the visit is the other's.
#pragma once

#include "card_code_runner.h"

#include <portal/agent_portal.h>

namespace kiosk {

class PrincipalRunner final : public CardCodeRunner {
    Q_OBJECT
public:
    using CardCodeRunner::CardCodeRunner;
    void begin() override;
    bool holdsBack() const override { return m_asking; }

private:
    void taken(hal::IdCardRecord record) override;
    void send(const QString &phoneId) override;
    void verify(const std::shared_ptr<const SensitiveText> &digits) override;
    bool asksPortal() const override { return true; }
    void refused(ErrorCode why) override;
    void isHisOwn();
    void name();
    void unnamed(const Error &why);
    void ask(const std::shared_ptr<const SensitiveText> &digits, bool again);
    void allowed(AuthorityId authority);

    std::optional<hal::IdCardRecord> m_principal;
    bool m_asking = false; // for the portal's leave
};

} // namespace kiosk
