// SPDX-License-Identifier: Apache-2.0
// Runners of the steps that put paper into the citizen's hand.
#pragma once

#include "../step_runner.h"

namespace kiosk {

Result<void> take(hal::Device &device, VisitId visit); // for this visit, ready to be used

// Intent committed, then the printer, then what came of it committed. Nothing here is ever done twice: what is not
// proved stays uncertain and people decide.
class PrintRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void abandon() override;
    void handle(const Act &act) override;
    bool working() const override { return m_working; }

private:
    void print();
    void watch(const hal::StatusSnapshot &status);
    void ended(const Result<hal::DocumentOutcome> &outcome);
    void settle(ClaimState state, const QString &proof);
    void paperTaken(const char *outcome);
    void setWorking(bool working);

    screen::Print m_screen;
    bool m_working = true;
    bool m_printing = false;
    Alarms::Handle m_patience = 0;
};

// The receipt is a convenience: when it cannot be printed, code and QR stand on the screen and an SMS goes out.
class ReceiptRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    bool working() const override { return true; }

private:
    void print();
    void withoutPaper(hal::ActOutcome printed, const Error &why);

    ActId m_act;
};

} // namespace kiosk
