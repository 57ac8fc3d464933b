// SPDX-License-Identifier: Apache-2.0
#include "cancel_token.h"

#include "wake.h"

#include <atomic>

namespace kiosk {

struct CancelToken::State {
    std::atomic<bool> cancelled = false;
    Wake wake;
};

bool CancelToken::isCancelled() const { return m_state && m_state->cancelled; }

int CancelToken::descriptor() const { return m_state ? m_state->wake.descriptor() : -1; }

CancelSource::CancelSource() : m_state(std::make_shared<CancelToken::State>()) { }

void CancelSource::cancel()
{
    m_state->cancelled = true;
    m_state->wake.ring(); // never cleared: whoever polls later sees it too
}

CancelToken CancelSource::token() const { return CancelToken(m_state); }

} // namespace kiosk
