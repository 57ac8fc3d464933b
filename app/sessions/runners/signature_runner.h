// SPDX-License-Identifier: Apache-2.0
// Takes the citizen's signature under what the review showed, and seals the strokes as a material of the case to come.
#pragma once

#include "../step_runner.h"
#include "signing_pad.h"

namespace kiosk {

class SignatureRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override;
    bool working() const override { return m_pad.isSealing(); }

private:
    void show();
    void seal();
    void sealed(const SealedMaterial &material);
    QByteArray document() const; // digest of what is signed

    SigningPad m_pad;
    bool m_isAbandoned = false;
};

} // namespace kiosk
