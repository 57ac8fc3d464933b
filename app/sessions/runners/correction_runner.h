// SPDX-License-Identifier: Apache-2.0
// Hands in what a department asked for again: one sealed correction a question, all of them durable at once.
#pragma once

#include "../step_runner.h"

namespace kiosk {

class CorrectionRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    bool working() const override { return true; }

private:
    Result<SealedCorrection> sealed(const FieldDefinition &field, const Answer &answer) const;
    Result<void> sealAll();
    void keep();
    void committed();
    void goOn();

    screen::Work m_screen{screen::Work::Kind::Submitting, 0};
    bool m_wentOn = false;
};

} // namespace kiosk
