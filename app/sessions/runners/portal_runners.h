// SPDX-License-Identifier: Apache-2.0
// Runners of the steps that ask the portal, or hand something in.
#pragma once

#include "../step_runner.h"

#include <cases/case_draft.h>

namespace kiosk {

// Shared data into the form. What cannot be had is asked of the citizen instead: never a reason to stop.
class PrefillRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
};

class ChooseRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;

private:
    screen::Choose m_screen;
};

// Seals the case and commits it here; only then anything is promised. Waits a moment for the portal's answer, so
// that the receipt can say it, and goes on without it.
class SubmitRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void abandon() override { m_context.machine.alarms->cancel(m_patience); }
    bool working() const override { return true; }

private:
    void seal();
    Result<SealedCase> sealedCase();
    Result<std::optional<CaseAgent>> caseAgent() const;
    Result<SealedEnvelope> sealedNotice(const CaseDraft &draft) const;
    void committed();
    void goOn();

    screen::Work m_screen{screen::Work::Kind::Submitting, 0};
    Alarms::Handle m_patience = 0;
    bool m_wentOn = false;
};

// The right to print one certificate once, and the certificate in memory. A lost answer is resolved by asking.
class ClaimRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    bool working() const override { return true; }

private:
    void reserve();
    void ask();
    void reserved(const PrintClaim &claim);
    void fetch();
    void unsettled(const Error &error, void (ClaimRunner::*next)());
    QString chosenId() const;
    QString blankKind() const;

    int m_tries = 0;
};

} // namespace kiosk
