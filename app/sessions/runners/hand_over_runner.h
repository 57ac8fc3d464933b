// SPDX-License-Identifier: Apache-2.0
// Going on elsewhere (去窗口/手机继续): what is filled in so far is sealed in memory, kept by the portal, and the
// citizen has a code for it. It stands over the runner of the page it was called from, and the citizen may return there
// until the portal has it.
#pragma once

#include "../step_runner.h"

#include <cases/saved_draft.h>

namespace kiosk {

class HandOverRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override { emit shown(m_screen); }
    void handle(const Act &act) override;
    bool working() const override
    {
        return m_screen.phase == screen::HandOver::Phase::Sending || m_screen.slip == screen::HandOver::Slip::Printing;
    }
    void abandon() override;

private:
    Result<void> seal();
    void keep();
    void send();
    void kept(const DraftKept &kept);
    void notKept(const Error &why);
    void printSlip();

    screen::HandOver m_screen;
    DraftId m_draft;
    QByteArray m_envelope; // sealed once: whatever is asked again is the same draft
    int m_answers = 0;
    int m_tries = 0;
};

} // namespace kiosk
