// SPDX-License-Identifier: Apache-2.0
// Who is here, by the code of the electronic licence (电子证照码) on the citizen's phone: scanned, and the portal says
// whose it is. A session opened so is as good as one by card and text message.
#pragma once

#include "../step_runner.h"

namespace kiosk {

class LicenceCodeRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void abandon() override;
    void handle(const Act &act) override;
    bool working() const override { return m_screen.phase == screen::LicenceCode::Phase::Checking; }
    bool hasPageBehind() const override { return !working(); } // the card is
    void turnBack() override { emit reported(event::OtherWay{true}); }

private:
    void listen();
    void verify(SensitiveText code);
    void refused(const Error &error);
    void identified(LicenceSession session);
    void show(screen::LicenceCode::Phase phase);

    screen::LicenceCode m_screen;
    bool m_scanning = false;
};

} // namespace kiosk
