// SPDX-License-Identifier: Apache-2.0
// The pad under a finger: what is drawn on it, and what each act means there. One buffer, from the first stroke to the
// seal; whoever gives the step up clears it.
#pragma once

#include "../act.h"
#include "../screen.h"

namespace kiosk {

class SigningPad {
public:
    enum class Heard { Nothing, Changed, Signed, ToWindow };

    SigningPad() = default;
    ~SigningPad() { clear(); }
    SigningPad(const SigningPad &) = delete;
    SigningPad &operator=(const SigningPad &) = delete;

    Heard handle(const Act &act);
    void clear();

    bool isSealing() const { return m_phase == screen::Sign::Phase::Sealing; }
    void setPhase(screen::Sign::Phase phase) { m_phase = phase; }
    const Ink &ink() const { return *m_ink; }
    screen::Sign screen() const { return {m_phase, m_ink, m_ink->strokes(), m_flaw}; }

private:
    Heard shown(screen::Sign::Phase phase);

    std::shared_ptr<Ink> m_ink = std::make_shared<Ink>();
    screen::Sign::Phase m_phase = screen::Sign::Phase::Signing;
    std::optional<InkFlaw> m_flaw;
};

} // namespace kiosk
