// SPDX-License-Identifier: Apache-2.0
#include "circuit_breaker.h"

#include <algorithm>

namespace kiosk {

CircuitBreaker::Admission CircuitBreaker::admit(Caller caller, MonotonicTime now)
{
    if (!m_isOpen)
        return Admission::Normal;
    const bool isRested = caller == Caller::Background || now >= m_until;
    if (!m_mayProbe && (m_probes > 0 || !isRested))
        return Admission::Refused;
    m_mayProbe = false;
    ++m_probes;
    return Admission::Probe;
}

void CircuitBreaker::answered()
{
    m_isOpen = false;
    m_mayProbe = false;
    m_failures = 0;
    m_probes = 0;
    m_rest = m_settings.rest;
}

void CircuitBreaker::failed(Admission admission, MonotonicTime now)
{
    ended(admission);
    if (m_isOpen && admission != Admission::Probe)
        return; // it was out before the others failed
    if (m_isOpen)
        m_rest = std::min(m_rest * 2, m_settings.longest);
    else if (++m_failures < m_settings.failures)
        return;
    m_isOpen = true;
    m_until = now + m_rest;
}

void CircuitBreaker::ended(Admission admission)
{
    if (admission == Admission::Probe)
        m_probes = std::max(0, m_probes - 1);
}

void CircuitBreaker::reconsider(MonotonicTime now)
{
    m_rest = m_settings.rest;
    m_until = std::min(m_until, now);
    m_mayProbe = m_isOpen;
}

CircuitBreaker::State CircuitBreaker::state() const
{
    if (!m_isOpen)
        return State::Closed;
    return m_probes > 0 ? State::HalfOpen : State::Open;
}

} // namespace kiosk
