// SPDX-License-Identifier: Apache-2.0
// Takes the citizen's signature under what the review showed, and seals the strokes as a material of the case to come.
#pragma once

#include "../step_runner.h"

#include <core/ink.h>

namespace kiosk {

// The strokes live in one buffer, from the first to the seal; giving the step up clears it, whoever still looks at it.
class SignatureRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    ~SignatureRunner() override { m_ink->clear(); }
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override;
    bool working() const override { return m_phase == screen::Sign::Phase::Sealing; }

private:
    void show(screen::Sign::Phase phase);
    void add(const InkStroke &stroke);
    void confirm();
    void seal();
    void sealed(const SealedMaterial &material);
    QByteArray document() const; // digest of what is signed

    std::shared_ptr<Ink> m_ink = std::make_shared<Ink>();
    screen::Sign::Phase m_phase = screen::Sign::Phase::Signing;
    std::optional<InkFlaw> m_flaw;
    bool m_isAbandoned = false;
};

} // namespace kiosk
