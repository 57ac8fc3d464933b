// SPDX-License-Identifier: Apache-2.0
#include "signing_pad.h"

namespace kiosk {

using Phase = screen::Sign::Phase;

void SigningPad::clear()
{
    m_ink->clear();
    m_flaw.reset();
    m_phase = Phase::Signing;
}

SigningPad::Heard SigningPad::shown(Phase phase)
{
    m_phase = phase;
    return Heard::Changed;
}

SigningPad::Heard SigningPad::handle(const Act &act)
{
    const bool goesOn = std::holds_alternative<act::Proceed>(act);
    if (m_phase == Phase::Sealing)
        return Heard::Nothing;
    if (m_phase == Phase::ToWindow) {
        if (goesOn)
            return Heard::ToWindow;
        return std::holds_alternative<act::Again>(act) ? shown(Phase::Signing) : Heard::Nothing;
    }
    if (const auto *drawn = std::get_if<act::Draw>(&act)) {
        m_flaw = m_ink->add(*drawn->stroke) ? std::nullopt : std::optional(InkFlaw::Full);
        return Heard::Changed;
    }
    if (const auto *erase = std::get_if<act::Erase>(&act)) {
        erase->all ? m_ink->clear() : m_ink->undo();
        m_flaw.reset();
        return Heard::Changed;
    }
    if (std::holds_alternative<act::OtherWay>(act))
        return shown(Phase::ToWindow);
    if (!goesOn)
        return Heard::Nothing;
    m_flaw = flawOf(*m_ink);
    return m_flaw ? Heard::Changed : Heard::Signed;
}

} // namespace kiosk
